package mra.format.schema;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Multi-character escapes and categories of XML Schema part 2, appendix F. */
final class CharacterClasses {
  private static final CodePoints SPACE = CodePoints.of(" \t\n\r");

  /**
   * NameStartChar of XML 1.0 fifth edition without the supplementary planes, which the edition that
   * XML Schema 1.0 cites does not allow either.
   */
  private static final CodePoints NAME_START =
      CodePoints.of(":_")
          .or(CodePoints.range('A', 'Z'))
          .or(CodePoints.range('a', 'z'))
          .or(CodePoints.range(0xC0, 0xD6))
          .or(CodePoints.range(0xD8, 0xF6))
          .or(CodePoints.range(0xF8, 0x2FF))
          .or(CodePoints.range(0x370, 0x37D))
          .or(CodePoints.range(0x37F, 0x1FFF))
          .or(CodePoints.range(0x200C, 0x200D))
          .or(CodePoints.range(0x2070, 0x218F))
          .or(CodePoints.range(0x2C00, 0x2FEF))
          .or(CodePoints.range(0x3001, 0xD7FF))
          .or(CodePoints.range(0xF900, 0xFDCF))
          .or(CodePoints.range(0xFDF0, 0xFFFD));

  private static final CodePoints NAME =
      NAME_START
          .or(CodePoints.of("-.\u00B7"))
          .or(CodePoints.range('0', '9'))
          .or(CodePoints.range(0x300, 0x36F))
          .or(CodePoints.range(0x203F, 0x2040));

  /** Two-letter names at the numbers {@link Character#getType(int)} gives. */
  private static final List<String> TYPES =
      List.of(
          ("Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf -- Co Cs "
                  + "Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf")
              .split(" "));

  private static final Map<String, CodePoints> CATEGORIES = new ConcurrentHashMap<>();

  private CharacterClasses() {}

  /** What {@code \} and the letter stand for. */
  static CodePoints escape(int letter) {
    return switch (letter) {
      case 's' -> SPACE;
      case 'S' -> SPACE.not();
      case 'd' -> category("Nd");
      case 'D' -> category("Nd").not();
      case 'w' -> notWord().not();
      case 'W' -> notWord();
      case 'i' -> NAME_START;
      case 'I' -> NAME_START.not();
      case 'c' -> NAME;
      case 'C' -> NAME.not();
      case 'n' -> CodePoints.of("\n");
      case 'r' -> CodePoints.of("\r");
      case 't' -> CodePoints.of("\t");
      default -> literal(letter);
    };
  }

  static CodePoints anyButLineEnd() {
    return CodePoints.of("\n\r").not();
  }

  /** A general category of one or two letters; blocks ({@code IsBasicLatin}) are not supported. */
  static CodePoints category(String name) {
    if (name.isEmpty() || TYPES.stream().noneMatch(type -> type.startsWith(name))) {
      throw new Unsupported("\\p{" + name + "}");
    }
    return CATEGORIES.computeIfAbsent(name, CharacterClasses::scan);
  }

  private static CodePoints scan(String name) {
    return CodePoints.where(c -> TYPES.get(Character.getType(c)).startsWith(name));
  }

  private static CodePoints notWord() {
    return category("P").or(category("Z")).or(category("C"));
  }

  private static CodePoints literal(int letter) {
    if ("\\|.?*+(){}-[]^".indexOf(letter) < 0) {
      throw new Unsupported("\\" + Character.toString(letter));
    }
    return CodePoints.range(letter, letter);
  }
}
