package mra.format;

import com.fasterxml.jackson.core.JsonToken;
import mra.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Reads one element of the array of records into its fields, without a tree. */
final class JsonRecord {
  private final JsonTokens tokens;
  private final Fields fields;
  private final int max;
  private int allowance;

  /**
   * @param max characters that a record may hold
   */
  JsonRecord(JsonTokens tokens, Fields fields, int max) {
    this.tokens = tokens;
    this.fields = fields;
    this.max = max;
  }

  void read(JsonBinding record, JsonToken first) {
    allowance = max;
    if (first == JsonToken.START_OBJECT) {
      object(record);
    } else {
      invalid("a record must be an object");
    }
  }

  private void object(JsonBinding binding) {
    while (tokens.needed() == JsonToken.FIELD_NAME) {
      var child = binding.children.get(tokens.name());
      value(child, tokens.needed());
    }
  }

  private void value(@Nullable JsonBinding binding, JsonToken token) {
    if (binding == null) {
      tokens.skip();
    } else if (token == JsonToken.VALUE_NULL) {
      return;
    } else if (binding.group < 0) {
      single(binding, token);
    } else if (token == JsonToken.START_ARRAY) {
      array(binding);
    } else {
      invalid("an array is expected");
    }
  }

  private void array(JsonBinding binding) {
    JsonToken token;
    while ((token = tokens.needed()) != JsonToken.END_ARRAY) {
      if (spend(1) && token != JsonToken.VALUE_NULL) {
        fields.begin(binding.group, binding.parentGroup);
        single(binding, token);
      } else {
        tokens.skip();
      }
    }
  }

  private void single(JsonBinding binding, JsonToken token) {
    boolean object = token == JsonToken.START_OBJECT;
    if (object && !binding.children.isEmpty()) {
      object(binding);
    } else if (object || token == JsonToken.START_ARRAY || binding.value == null) {
      invalid(token == JsonToken.START_ARRAY ? "one value is expected" : "another kind of value");
    } else if (spend(tokens.textLength())) {
      fields.set(binding.value.group(), binding.value.column(), tokens.text());
    }
  }

  private void invalid(String why) {
    fields.flaw(new Flaw(Fault.RECORD_INVALID, tokens.at(), why));
    tokens.skip();
  }

  private boolean spend(int characters) {
    if (characters > allowance) {
      var why = "more than " + max + " characters";
      fields.flaw(new Flaw(Fault.RECORD_TOO_LARGE, tokens.at(), why));
      return false;
    }
    allowance -= characters;
    return true;
  }
}
