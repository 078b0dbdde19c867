package mra.format.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mra.format.outline.Encoding.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GB18030|上海示例国际贸易有限公司,浦东新区世纪大道1号",
        "Big5-HKSCS|山頂示例有限公司,香港九龍彌敦道1號",
        "windows-31j|株式会社サンプル物流,東京都千代田区丸の内",
        "EUC-KR|주식회사 한국물류,서울시 강남구 테헤란로",
        "windows-1251|Общество с ограниченной ответственностью «Пример», Минск",
        "ISO-8859-8|חברה לדוגמה בעם, רחוב הרצל 1 תל אביב",
        "windows-1252|Müller & Söhne GmbH, Königstraße 1, Comércio Exemplo São Paulo",
        "windows-1250|Příklad společnost s ručením omezeným, Łódź źródło Gdańsk",
      })
  void findsByItsLettersWhatAFileDoesNotTell(String name, String text) throws IOException {
    var file = Files.write(folder.resolve("list"), text.getBytes(Charset.forName(name)));

    assertThat(Encodings.of(file))
        .returns(Charset.forName(name), Encoding::charset)
        .returns(false, Encoding::mark);
    assertThat(Encodings.of(file).certainty()).isNotEqualTo(Certainty.SURE);
  }

  @Test
  void aMarkAndUtf8AreSure() throws IOException {
    var marked = Files.writeString(folder.resolve("marked"), "\ufeff示例");
    assertThat(Encodings.of(marked).mark()).isTrue();
    assertThat(Encodings.of(marked).certainty()).isEqualTo(Certainty.SURE);

    var plain = Files.writeString(folder.resolve("plain"), "示例, Königstraße");
    assertThat(Encodings.of(plain).charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Encodings.of(plain).certainty()).isEqualTo(Certainty.SURE);
  }
}
