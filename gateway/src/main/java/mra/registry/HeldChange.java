package mra.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import mra.canonical.Change;
import mra.canonical.NameLikeness;
import mra.canonical.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What a held list would do to one operator, as it was when it was held.
 *
 * @param code normalised
 * @param nameBefore the first of its names; null for a newcomer
 * @param nameAfter null where the list says nothing of it
 * @param oddName one of its names that may be taken for another one; null where none was noted
 * @param nameWhy null without an odd name
 * @param looksLike the operator whose name the odd one seems to be; null where it mixes scripts
 */
public record HeldChange(
    String code,
    Change change,
    @Nullable String nameBefore,
    @Nullable String nameAfter,
    @Nullable String programmeBefore,
    @Nullable String programmeAfter,
    @Nullable Standing standingBefore,
    @Nullable Standing standingAfter,
    @Nullable String oddName,
    @Nullable NameLikeness nameWhy,
    @Nullable String looksLike) {

  static HeldChange of(ResultSet row, int number) throws SQLException {
    return new HeldChange(
        row.getString("code"),
        Change.valueOf(row.getString("change")),
        row.getString("name_before"),
        row.getString("name_after"),
        row.getString("programme_before"),
        row.getString("programme_after"),
        standing(row.getString("standing_before")),
        standing(row.getString("standing_after")),
        row.getString("odd_name"),
        why(row.getString("name_why")),
        row.getString("looks_like"));
  }

  private static @Nullable NameLikeness why(@Nullable String name) {
    return name == null ? null : NameLikeness.valueOf(name);
  }

  private static @Nullable Standing standing(@Nullable String name) {
    return name == null ? null : Standing.valueOf(name);
  }
}
