package mra.rehearsal;

import java.util.List;

/**
 * How invented firms of a member state are called and numbered. Every name begins with the word for
 * "sample" in the firm's own language.
 *
 * @param sample the word that says so
 * @param form legal form, at the end of a name
 * @param eoriDigits digits of an EORI after the country and {@code eoriPrefix}
 * @param postcode pattern, each {@code #} a digit
 */
record MemberState(
    String country,
    String lang,
    String sample,
    String form,
    List<String> trades,
    String street,
    List<String> cities,
    String postcode,
    String eoriPrefix,
    int eoriDigits) {

  static final List<MemberState> ALL =
      List.of(
          new MemberState(
              "DE",
              "de",
              "Muster",
              "GmbH & Co. KG",
              List.of("Spedition", "Großhandel", "Maschinenbau", "Kühlgüter", "Außenhandel"),
              "Musterstraße",
              List.of("Hamburg", "Köln", "München", "Lübeck"),
              "#####",
              "",
              15),
          new MemberState(
              "FR",
              "fr",
              "Exemple",
              "S.A.R.L.",
              List.of("Négoce", "Messagerie de l’Île", "Transit", "Œuvres Mécaniques"),
              "rue de l’Échantillon",
              List.of("Le Havre", "Besançon", "Évry", "Lyon"),
              "#####",
              "",
              14),
          new MemberState(
              "GR",
              "el",
              "Παράδειγμα",
              "Α.Ε.",
              List.of("Μεταφορές", "Ναυτιλιακή", "Ελαιόλαδα", "Εμπορική"),
              "Οδός Δείγματος",
              List.of("Αθήνα", "Πειραιάς", "Θεσσαλονίκη"),
              "### ##",
              "",
              9),
          new MemberState(
              "BG",
              "bg",
              "Примерна",
              "ООД",
              List.of("Спедиция", "Търговия", "Логистика", "Розово масло"),
              "ул. Образец",
              List.of("София", "Пловдив", "Бургас"),
              "####",
              "",
              9),
          new MemberState(
              "PL",
              "pl",
              "Przykładowa",
              "Sp. z o.o.",
              List.of("Żegluga", "Spedycja Łódź", "Wymiana Źródeł", "Hurtownia"),
              "ul. Przykładowa",
              List.of("Gdańsk", "Wrocław", "Łódź", "Poznań"),
              "##-###",
              "",
              15),
          new MemberState(
              "CZ",
              "cs",
              "Vzorová",
              "s.r.o.",
              List.of("Přeprava", "Sklárna", "Dovoz a vývoz"),
              "Ukázková",
              List.of("Praha", "Plzeň", "Ústí nad Labem"),
              "### ##",
              "",
              10),
          new MemberState(
              "HU",
              "hu",
              "Minta",
              "Kft.",
              List.of("Szállítmányozó", "Gyógyszergyár", "Külkereskedő"),
              "Minta utca",
              List.of("Budapest", "Győr", "Pécs"),
              "####",
              "",
              10),
          new MemberState(
              "ES",
              "es",
              "Ejemplo",
              "S.L.",
              List.of("Logística", "Cerámica Española", "Aduanas Íñigo"),
              "Calle de la Muestra",
              List.of("Cádiz", "Málaga", "Barcelona"),
              "#####",
              "B",
              8),
          new MemberState(
              "IT",
              "it",
              "Esempio",
              "S.r.l.",
              List.of("Spedizioni", "Qualità Tessile", "Import-Export"),
              "Via dell'Esempio",
              List.of("Genova", "Forlì", "Trieste"),
              "#####",
              "",
              11),
          new MemberState(
              "NL",
              "nl",
              "Voorbeeld",
              "B.V.",
              List.of("Expeditie", "Bloemen", "Opslag & Overslag"),
              "Voorbeeldkade",
              List.of("Rotterdam", "Venlo", "'s-Hertogenbosch"),
              "####",
              "",
              9),
          new MemberState(
              "RO",
              "ro",
              "Exemplu",
              "S.R.L.",
              List.of("Transporturi", "Comerț Țesături", "Depozit"),
              "Strada Mostră",
              List.of("Constanța", "Timișoara", "Iași"),
              "######",
              "",
              10),
          new MemberState(
              "SE",
              "sv",
              "Exempel",
              "AB",
              List.of("Åkeri", "Sågverk", "Övre Norrlands Stål"),
              "Exempelgatan",
              List.of("Göteborg", "Malmö", "Örebro"),
              "### ##",
              "",
              10));
}
