package mra.journal;

import static mra.partner.LifeState.DRAFT;
import static mra.partner.LifeState.LIVE;
import static mra.partner.LifeState.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
