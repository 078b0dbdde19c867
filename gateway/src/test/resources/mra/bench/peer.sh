# Opening and checking run beside the load: this machine has more than one core.
openssl cms -decrypt -inform DER -in "$LIST" -recip "$KEYS/ours.pem" -inkey "$KEYS/ours.key" -binary |
  openssl cms -verify -inform DER -CAfile "$KEYS/authority.pem" -binary 2>/dev/null |
  xmllint --stream --noout --schema "$SCHEMA" - 2>/dev/null &
checked=$!
psql -qX -v ON_ERROR_STOP=1 -f "$STAGE" -c "\\copy staging.peer from '$TABLE'"
wait $checked
psql -qX -v ON_ERROR_STOP=1 -v list_id="$LIST_ID" -v as_of="$AS_OF" -f "$APPLY"
