package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import mra.cluster.Node;
import mra.cluster.Node.Member;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which gateways share the database. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "nodes")
public final class NodeController {
  private final Node node;

  public NodeController(Node node) {
    this.node = node;
  }

  /**
   * @param answering whether it is the one that answers
   */
  record NodeView(String id, String name, Instant startedAt, boolean answering) {}

  @GetMapping("/nodes")
  @Operation(summary = "Nodes that live, the oldest first")
  List<NodeView> nodes() {
    return node.all().stream().filter(Member::lives).map(this::view).toList();
  }

  private NodeView view(Member member) {
    return new NodeView(
        member.id().toString(), member.name(), member.startedAt(), member.id().equals(node.id()));
  }
}
