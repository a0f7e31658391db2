import Base
package import LintKit
import Synchronization
package import TFCat
package import TFCatJSON

/// Finds items of long lists again by their index, for findings about the catalogue as a whole.
final class ItemLocator: Sendable {
  private struct Items: Sendable {
    var chunk: Range<Int>
    var nodes: [JSONNode]
  }

  private let file: MappedFile
  private let lists: [DocumentLayout.ItemList]
  // Findings come in the order of the items, so the chunk of the last one mostly serves the next.
  private let latest = Mutex<Items?>(nil)

  init(file: MappedFile, lists: [DocumentLayout.ItemList]) {
    self.file = file
    self.lists = lists
  }

  func locate(_ list: String, index: Int) -> LocatedItem? {
    guard let list = lists.first(where: { $0.name == list }),
      let chunk = list.chunks.last(where: { $0.firstIndex <= index })
    else { return nil }
    return latest.withLock { latest in
      if latest?.chunk != chunk.range {
        let slice = UnsafeRawBufferPointer(rebasing: file.bytes[chunk.range])
        let outcome = RecoveringParser.parseElements(slice, base: [], firstIndex: 0)
        latest = Items(chunk: chunk.range, nodes: outcome.nodes)
      }
      guard let nodes = latest?.nodes, nodes.indices.contains(index - chunk.firstIndex) else { return nil }
      let node = nodes[index - chunk.firstIndex]
      let range =
        (node.range.lowerBound + chunk.range.lowerBound)..<(node.range.upperBound + chunk.range.lowerBound)
      return LocatedItem(
        item: Finding.Item(list: list.name, index: index, range: range), value: node.value)
    }
  }
}

/// An item of a long list that was found again.
package struct LocatedItem: Sendable {
  /// Its place.
  package var item: Finding.Item
  package var value: JSONValue

  package var id: FeatureID? { value["id"].flatMap { try? FeatureID(json: $0) } }
}
