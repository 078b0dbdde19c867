package mra.rehearsal;

/**
 * Where what lies at a partner's SFTP server, as folders below the login's own.
 *
 * @param user our login there
 * @param offers its lists
 * @param lists ours
 * @param receipts our receipts for its lists
 * @param answers its receipts for ours
 */
record SftpPlaces(String user, String offers, String lists, String receipts, String answers) {
  static final SftpPlaces USUAL =
      new SftpPlaces("gacc", "/outgoing", "/incoming", "/incoming/receipts", "/outgoing/receipts");
}
