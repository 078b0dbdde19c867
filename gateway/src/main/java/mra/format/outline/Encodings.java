package mra.format.outline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.format.outline.Encoding.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of a sample: its mark, else UTF-8 where the bytes are that and nothing else
 * would give it by chance, else whatever decodes to letters that lists of enterprises are full of.
 */
final class Encodings {
  private static final int HEAD_BYTES = 1 << 20;

  /** Scores nearer to one another than this do not decide. */
  private static final double DECIDES = 0.12;

  /**
   * @param plausible which characters beyond ASCII such a text has
   * @param common those that it has most of
   * @param weight by which the common ones' share comes to about 1 in a real text
   */
  private record Candidate(String name, IntPredicate plausible, String common, double weight) {}

  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate(
              "GB18030",
              Encodings::isHan,
              "有限公司股份集团贸易进出口国际实业发展科技电子工业制造物流中心上海深圳广州北京市区路号省县镇街大厦东西南北华新金认证企业高级正常",
              2.5),
          new Candidate(
              "Big5-HKSCS",
              Encodings::isHan,
              "有限公司股份集團貿易進出口國際實業發展科技電子工業製造物流中心上海香港九龍新界灣仔道路號樓街東西南北華新金澳門認證企業高級正常",
              2.5),
          new Candidate(
              "windows-31j",
              c -> isHan(c) || (c >= 0x3040 && c <= 0x30ff),
              "株式会社有限東京都大阪市区町県日本物流運輸貿易のアイスルトンーリラクシタ",
              2.5),
          new Candidate(
              "EUC-KR",
              c -> isHan(c) || (c >= 0xac00 && c <= 0xd7a3),
              "주식회사서울시구동로한국무역물류대산상사부인천경기도전자",
              2.5),
          alphabet("windows-1251", Character.UnicodeScript.CYRILLIC, "оеаинтсрвл"),
          alphabet("KOI8-R", Character.UnicodeScript.CYRILLIC, "оеаинтсрвл"),
          alphabet("IBM866", Character.UnicodeScript.CYRILLIC, "оеаинтсрвл"),
          alphabet("ISO-8859-5", Character.UnicodeScript.CYRILLIC, "оеаинтсрвл"),
          alphabet("ISO-8859-8", Character.UnicodeScript.HEBREW, "יולהמברתעש"),
          alphabet("ISO-8859-7", Character.UnicodeScript.GREEK, "αοιετσνηρκ"),
          alphabet("ISO-8859-6", Character.UnicodeScript.ARABIC, "اليمنترسكد"),
          latin("windows-1252", "éèáíóúñçãõüöäßêâàôåøæÉÜÖÄÓÇ"),
          latin("windows-1250", "ąćęłńóśźżčřšžýáíéůěőűťďňŁŚŠČŽ"),
          latin("windows-1254", "ışğİöüçŞĞÖÜÇ"));

  private Encodings() {}

  private static Candidate alphabet(String name, Character.UnicodeScript script, String common) {
    return new Candidate(name, c -> Character.UnicodeScript.of(c) == script, common, 1.6);
  }

  private static Candidate latin(String name, String common) {
    return new Candidate(
        name,
        c ->
            Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN,
        common,
        1.1);
  }

  private static boolean isHan(int c) {
    return (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0x3000 && c <= 0x3020)
        || (c >= 0xff00 && c <= 0xff60);
  }

  static Encoding of(Path file) {
    var head = head(file);
    var marked = marked(head);
    if (marked != null) {
      return new Encoding(marked, true, Certainty.SURE, List.of());
    }
    if (decoded(StandardCharsets.UTF_8, head) != null) {
      return new Encoding(StandardCharsets.UTF_8, false, Certainty.SURE, List.of());
    }
    return guessed(head, file);
  }

  private static byte[] head(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    } catch (IOException unreadable) {
      throw new Refused(Fault.NOT_FOUND, file.toString(), "the file cannot be read", unreadable);
    }
  }

  private static @Nullable Charset marked(byte[] head) {
    if (starts(head, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    if (starts(head, 0xfe, 0xff)) {
      return StandardCharsets.UTF_16BE;
    }
    return starts(head, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : null;
  }

  private static boolean starts(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (head.length <= i || (head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private record Scored(String name, double score) {}

  private static Encoding guessed(byte[] head, Path file) {
    var scored =
        CANDIDATES.stream()
            .flatMap(candidate -> scored(candidate, head))
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
    if (scored.isEmpty()) {
      throw new Refused(
          Fault.ENCODING_WRONG, file.toString(), "in no encoding that we know is it text");
    }
    var best = scored.getFirst();
    var near =
        scored.stream()
            .skip(1)
            .filter(other -> best.score() - other.score() < DECIDES)
            .map(Scored::name)
            .toList();
    return new Encoding(
        Charset.forName(best.name()),
        false,
        near.isEmpty() && best.score() > 0.6 ? Certainty.LIKELY : Certainty.GUESS,
        near);
  }

  private static Stream<Scored> scored(Candidate candidate, byte[] head) {
    var text = decoded(Charset.forName(candidate.name()), head);
    if (text == null) {
      return Stream.empty();
    }
    var foreign = text.codePoints().filter(c -> c > 0x7e).toArray();
    long plausible = IntStream.of(foreign).filter(candidate.plausible()).count();
    long common = IntStream.of(foreign).filter(c -> candidate.common().indexOf(c) >= 0).count();
    double all = Math.max(1, foreign.length);
    return Stream.of(
        new Scored(
            candidate.name(),
            plausible / all / 2 + Math.min(1, common / all * candidate.weight()) / 2));
  }

  /** Null where a byte is no character; one that the head cuts off does not count. */
  private static @Nullable String decoded(Charset charset, byte[] head) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var out = CharBuffer.allocate(head.length + 1);
    boolean whole = head.length < HEAD_BYTES;
    var result = decoder.decode(ByteBuffer.wrap(head), out, whole);
    return result.isError() ? null : out.flip().toString();
  }
}
