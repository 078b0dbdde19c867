package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import mra.mapping.Samples;
import mra.partner.PartnerProfile;
import mra.trust.Trust;

/**
 * Makes a partner's lists: written by its own table, like its samples, and sealed.
 *
 * @param samples of the list that is pulled
 */
record Press(
    PartnerProfile profile, TableLists lists, Parcels parcels, List<Samples.Sample> samples) {

  /**
   * @param home where documents lie until they are offered
   */
  static Press of(
      Path config,
      PartnerProfile profile,
      TableLists.Tables tables,
      Player player,
      Trust sealing,
      Sealer sealer,
      Path home)
      throws IOException {
    var pull = Objects.requireNonNull(profile.pull());
    var folder = config.resolve("partners").resolve(profile.id());
    return new Press(
        profile,
        new TableLists(tables, profile, pull, sealing, home.resolve("plain")),
        new Parcels(player, sealer, sealing, home.resolve("lists")),
        Samples.of(profile.id(), folder).stream()
            .filter(sample -> sample.document().equals(pull.document()))
            .toList());
  }
}
