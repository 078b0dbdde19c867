package mra.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import mra.canonical.OperatorJson;
import mra.canonical.Registered;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.PartnerProfile;

/**
 * Answers by canonical records in a file instead of the registry: what if this were all we knew? It
 * needs no gateway, judges the moment asked for alone, and no list stands behind it.
 */
public final class WhatIf {
  private static final int RECORD_BYTES_MAX = 4 << 20;

  private final QuestionLines lines;

  /**
   * @param canonical operators as JSON lines, of any partners in any order
   * @throws Refused naming the first bad line
   */
  public WhatIf(Recogniser.Setup setup, InputStream canonical) throws IOException {
    var recogniser = Recogniser.whatIf(index(setup, canonical), setup);
    lines = new QuestionLines(question -> answer(question, recogniser), setup.home());
  }

  public QuestionLines.Tally answer(InputStream questions, OutputStream answers)
      throws IOException {
    return lines.answer(questions, answers);
  }

  private static Answer answer(Question question, Recogniser recogniser) {
    if (question.knownAt() != null) {
      throw JsonField.wrong("knownAt", "a file has no past");
    }
    return recogniser.answer(question);
  }

  private static RecognitionIndex index(Recogniser.Setup setup, InputStream canonical)
      throws IOException {
    var parts = new HashMap<String, Part.Builder>();
    for (PartnerProfile profile : setup.profiles()) {
      parts.put(profile.id(), Part.builder());
    }
    var lines = new Lines(canonical, RECORD_BYTES_MAX);
    while (lines.next()) {
      add(read(lines), lines.number(), parts);
    }
    var index = RecognitionIndex.empty();
    for (var part : parts.entrySet()) {
      index = index.with(part.getKey(), part.getValue().build(null));
    }
    return index;
  }

  private static void add(Registered held, long line, Map<String, Part.Builder> parts) {
    var partner = held.operator().partner();
    var part = parts.get(partner);
    if (part == null) {
      throw new Refused(Fault.PARTNER_UNKNOWN, "line " + line, partner);
    }
    part.add(new Entry(held.operator(), held.present(), held.setAsideSince(), null));
  }

  private static Registered read(Lines lines) {
    if (lines.isTooLong()) {
      throw new Refused(
          Fault.LIMIT_EXCEEDED,
          "line " + lines.number(),
          "longer than " + RECORD_BYTES_MAX + " bytes");
    }
    try {
      return OperatorJson.readRegistered(
          new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8));
    } catch (Refused bad) {
      throw new Refused(
          bad.fault(), ("line " + lines.number() + " " + bad.where()).strip(), bad.detail(), bad);
    }
  }
}
