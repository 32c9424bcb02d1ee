package io.matterflow.prebill;

import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.JdbcWriteDowns.Move;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What still stands of moves of money: whoever moves the other way takes back what was moved last, and only what goes
 * beyond the first amount is a move of its own. So the moves that stand on a line add up to what it lost or won, all in
 * one direction.
 */
final class StandingMoves {

  private final Deque<Move> standing = new ArrayDeque<>();

  private StandingMoves() {}

  static Stream<Move> of(List<Move> inOrder) {
    return inOrder.stream()
        .collect(Collectors.groupingBy(Place::of))
        .values().stream()
        .flatMap(StandingMoves::onOnePlace);
  }

  /** A line, up and down together, or one kind on the bill as a whole. */
  private record Place(UUID preBill, Optional<UUID> line, Optional<Kind> kind) {

    static Place of(Move move) {
      return new Place(move.preBill(), move.line(),
          move.line().isPresent() ? Optional.empty() : Optional.of(move.kind()));
    }
  }

  private static Stream<Move> onOnePlace(List<Move> moves) {
    var left = new StandingMoves();
    moves.forEach(left::add);
    return left.standing.stream();
  }

  private void add(Move move) {
    var off = move.off();
    while (!standing.isEmpty() && off.signum() == -standing.peek().off().signum() && off.signum() != 0) {
      var last = standing.pop();
      var sum = last.off().add(off);
      if (sum.signum() == last.off().signum()) {
        standing.push(with(last, sum));
        return;
      }
      off = sum;
    }
    if (off.signum() != 0) {
      standing.push(with(move, off));
    }
  }

  private static Move with(Move move, BigDecimal off) {
    return new Move(move.preBill(), move.line(), move.matter(), move.client(), move.currency(), move.kind(),
        move.reason(),
        move.at(), off);
  }
}
