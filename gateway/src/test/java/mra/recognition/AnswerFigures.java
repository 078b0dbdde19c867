package mra.recognition;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mra.partner.Agreement;
import mra.partner.Agreement.NameCheck;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;

/** Answers of the recogniser and of its peer, over the same operators and questions. */
public final class AnswerFigures {
  private final Question[] questions;
  private final Recogniser ours;
  private final PlainRecogniser peer;
  private final Part part;

  /**
   * @param project whose partners are asked; the EU's names are looked at and reported
   */
  public AnswerFigures(Path project, int operators, int questions) {
    this.questions = Declared.hostile(operators, questions);
    var list = new ListRef("LIST-1", Instant.now());
    var builder = Part.builder();
    for (int i = 0; i < operators; i++) {
      builder.add(Entry.of(Declared.operator(i)));
    }
    part = builder.build(list);
    var setup = setup(project);
    var eu = setup.profiles().stream().filter(each -> each.id().equals("EU")).findAny();
    var index = RecognitionIndex.empty().with("EU", part);
    ours = Recogniser.operational(() -> index, setup, () -> null);
    peer = new PlainRecogniser(operators, eu.orElseThrow(), setup, list);
  }

  private static Recogniser.Setup setup(Path project) {
    Collection<PartnerProfile> profiles =
        PartnerFiles.load(project, Optional.empty(), Map.of()).all().stream()
            .map(AnswerFigures::reporting)
            .toList();
    var roles = PartyRoles.read(project.resolve("mappings/codelists/party-role.csv"));
    return new Recogniser.Setup(profiles, roles, ZoneId.of("Asia/Shanghai"), Clock.systemUTC());
  }

  private static PartnerProfile reporting(PartnerProfile old) {
    List<Agreement> agreements =
        old.agreements().stream()
            .map(each -> Agreements.checking(each, NameCheck.REPORT))
            .toList();
    return Agreements.of(old, agreements, old.freshness());
  }

  public long ours() {
    long sum = 0;
    for (var question : questions) {
      sum = sum * 31 + weight(ours.answer(question));
    }
    return sum;
  }

  public long peer() {
    long sum = 0;
    for (var question : questions) {
      sum = sum * 31 + weight(peer.answer(question));
    }
    return sum;
  }

  /** Outcome and first reason, which both sides must agree on. */
  @SuppressWarnings("EnumOrdinal")
  private static int weight(Answer answer) {
    int weight = 0;
    for (int i = 0; i < answer.decisions().size(); i++) {
      var decision = answer.decisions().get(i);
      weight = weight * 31 + decision.outcome().ordinal() * 100 + decision.decidedBy().ordinal();
    }
    return weight;
  }

  public Part part() {
    return part;
  }
}
