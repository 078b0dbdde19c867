package mra.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import mra.partner.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./mra new proposes where little of a list is in words that it knows. */
class UnknownWordsProposalTest {
  private static final String TABLE = "mappings/CL/aeo-list.yaml";

  @TempDir private Path folder;
  @TempDir private Path samples;
  private ACopy copy;

  @BeforeEach
  void theProjectsFiles() {
    copy = ACopy.in(folder);
  }

  @Test
  void readsErasAndTheJapaneseWordsOfAStandingAndTakesTheIdThatHasDigits() throws IOException {
    copy.make("CL", "sftp", japanese("状態"));

    assertThat(copy.read(TABLE))
        .contains("  id: \"#3\"\n", "  type: {at: \"#5\", codes: cl-list-type}\n")
        .contains(
            "  asOf: {at: \"#4\", date: {pattern: GGGGy年M月d日, calendar: japanese}}",
            "date: {pattern: GGGGy年M月d日, calendar: japanese}}\n")
        .contains("  standing: {at: \"状態\", codes: cl-standing}\n");
    assertThat(copy.read("mappings/codelists/cl-standing.csv"))
        .contains("有効,VALID,,,yes\n", "停止,SUSPENDED,,,yes\n", "取消,REVOKED,,,yes\n");
    assertThat(copy.read(TABLE).lines().filter(line -> line.contains("DECIDE")))
        .anyMatch(line -> line.contains("認定区分 has 2 values (特例輸入者, 特定輸出者): is the level"));
  }

  @Test
  void asksWhichOfTheColumnsWithFewValuesTellsTheStanding() throws IOException {
    copy.make("CL", "sftp", japanese("なにか"));

    assertThat(copy.read(TABLE))
        .contains(
            "  standing: {constant: VALID}     # DECIDE: the sample tells no standing; does the list"
                + " hold none but valid ones? ")
        .contains("なにか has 3 values (有効, 停止, 取消)", ": is the standing told there?");
    assertThat(copy.check("CL"))
        .extracting(Finding::text)
        .anyMatch(text -> text.startsWith("to be decided: the sample tells no standing"));
  }

  private Path japanese(String standing) throws IOException {
    var text = new StringBuilder("H\tJPC-AEO\tJPC-2026-00321\t令和8年11月28日\t全件\r\n");
    text.append("区分\t認定番号\t名称\t認定区分\t" + standing + "\t認定日\t変更日\r\n");
    for (int i = 0; i < 12; i++) {
      text.append("D\tJPAEO0000001000" + (10 + i) + "\t東京貿易" + i + "号株式会社\t");
      text.append(i % 2 == 0 ? "特例輸入者" : "特定輸出者").append('\t');
      text.append(i < 8 ? "有効" : i < 10 ? "停止" : "取消").append('\t');
      text.append("平成" + (20 + i % 9) + "年" + (1 + i) + "月3日\t");
      text.append(i < 8 ? "" : "令和7年4月" + i + "日").append("\r\n");
    }
    text.append("T\t12\r\n");
    var file = samples.resolve("list.txt");
    Files.writeString(file, text, Charset.forName("windows-31j"));
    return file;
  }
}
