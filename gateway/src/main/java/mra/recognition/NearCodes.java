package mra.recognition;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import mra.canonical.Code;
import mra.canonical.NameFold;
import mra.partner.PartnerProfile;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the code that was meant by one nobody knows: it walks over the partner's part of the
 * index, which holds every code already, and needs no memory of its own. For people only; a million
 * codes take some tenths of a second.
 */
public final class NearCodes {
  /** More suggestions than a person looks at help nobody. */
  static final int MAX = 5;

  private static final int SPELLINGS_MAX = 8;

  private final Supplier<? extends Collection<PartnerProfile>> profiles;

  /**
   * @param profiles those in force, asked each time
   */
  public NearCodes(Supplier<? extends Collection<PartnerProfile>> profiles) {
    this.profiles = profiles;
  }

  /**
   * At most {@value #MAX}, likeliest first.
   *
   * @param partner whose list was asked, null where none could be told
   */
  public List<NearCode> of(RecognitionIndex index, @Nullable String partner, Party party) {
    var code = DeclaredCode.of(party.code());
    if (code == null) {
      return List.of();
    }
    var best = new TreeSet<>(NearCode.LIKELIEST);
    for (var each : asked(partner)) {
      var part = index.part(each.partner());
      if (part != null) {
        new Walk(each, spellings(each, code, party.country()), party.name(), best).over(part);
      }
    }
    return List.copyOf(best);
  }

  /** At most {@value #MAX} operators of a partner that have the name, in any letters. */
  public List<NearCode> named(RecognitionIndex index, String partner, String name) {
    var best = new TreeSet<>(NearCode.LIKELIEST);
    var part = index.part(partner);
    if (part != null) {
      asked(partner).forEach(each -> new Walk(each, List.of(), name, best).over(part));
    }
    return List.copyOf(best);
  }

  private List<Terms> asked(@Nullable String partner) {
    return profiles.get().stream()
        .filter(profile -> !profile.own())
        .filter(profile -> partner == null || profile.id().equals(partner))
        .map(Terms::new)
        .toList();
  }

  private static List<Slips> spellings(Terms terms, DeclaredCode code, @Nullable String country) {
    var declared = country == null ? "" : Code.normalise(country);
    var spellings = new LinkedHashSet<String>();
    terms.grammar().otherSpellings(code, declared.isEmpty() ? null : declared).stream()
        .map(Spelling::fold)
        .forEach(spellings::add);
    return spellings.stream()
        .limit(SPELLINGS_MAX)
        .map(Slips::new)
        .filter(slips -> !slips.isTooLong())
        .toList();
  }

  /** Over one partner's records, keeping the best few. */
  private record Walk(
      Terms terms, List<Slips> spellings, Names names, byte[] key, TreeSet<NearCode> best) {

    Walk(Terms terms, List<Slips> spellings, @Nullable String name, TreeSet<NearCode> best) {
      this(terms, spellings, Names.of(name), new byte[Layout.KEY_MAX], best);
    }

    void over(Part part) {
      part.forEach(this::look);
    }

    private void look(Row row) {
      int slips = Slips.MAX + 1;
      boolean alike = false;
      for (var keys = row.keys(); keys.next(); ) {
        if (keys.isCode() || terms.grammar().admits(keys.type())) {
          int length = keys.read(key);
          for (int i = 0; i < spellings.size(); i++) {
            slips = Math.min(slips, spellings.get(i).to(key, length));
          }
          for (int i = 0; i < spellings.size(); i++) {
            alike |= spellings.get(i).looksLike(key, length);
          }
        }
      }
      boolean named = names.areOf(row);
      if (slips <= Slips.MAX || alike || named) {
        best.add(new NearCode(terms.partner(), row.code(), alike, slips, named));
        if (best.size() > MAX) {
          best.pollLast();
        }
      }
    }
  }

  /** The declared name in all its forms. */
  private record Names(Set<String> forms) {

    static Names of(@Nullable String name) {
      if (name == null || NameFold.of(name).isEmpty()) {
        return new Names(Set.of());
      }
      var forms = new LinkedHashSet<String>();
      forms.add(name);
      forms.addAll(OtherLetters.of(name));
      return new Names(forms);
    }

    boolean areOf(Row row) {
      for (var form : forms) {
        if (row.isNamed(form)) {
          return true;
        }
      }
      return false;
    }
  }
}
