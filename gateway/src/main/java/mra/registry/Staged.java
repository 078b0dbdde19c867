package mra.registry;

import java.util.List;
import java.util.UUID;
import mra.canonical.ListHeader;
import mra.canonical.SetAside;
import mra.partner.PartnerProfile;

/** A whole list, read to its end and proven, waiting in a table of its own; gone when closed. */
public sealed interface Staged extends AutoCloseable permits StagedList {

  /** Set-aside records kept for people to look at; {@link #setAside} counts all. */
  int FAULTS_KEPT = 10_000;

  UUID exchange();

  PartnerProfile from();

  ListHeader header();

  /** Records handed over: good ones, duplicates and those set aside. */
  long records();

  /** Records set aside, different duplicates among them. */
  long setAside();

  /** Records that repeated an earlier one of the same list word for word; they count once. */
  long repeated();

  /** The first {@value #FAULTS_KEPT} set-aside records. */
  List<SetAside> faults();

  @Override
  void close();
}
