import Base
import Foundation
import TFCat
import TFCatJSON
import TFCatTestSupport
import Testing

@testable import TFCatConvert

/// Labels of images and recordings, in and out.
struct LabelTests {
  private static let start = 1_714_557_600.0

  private func isNear(_ box: BoundingBox?, _ limits: [Double], _ tolerance: Double = 1e-6) -> Bool {
    guard let box else { return false }
    return zip(
      [box.timeMin - Self.start, box.timeMax - Self.start, box.spectralMin, box.spectralMax], limits
    )
    .allSatisfy { abs($0 - $1) <= tolerance }
  }

  // MARK: - In

  /// The same box in each tool: pixels 100 to 300 by 50 to 150.
  @Test(arguments: [
    "Labels/coco.json", "Labels/yolo.txt", "Labels/voc.xml", "Labels/labelme.json", "Labels/via.json",
    "Labels/label-studio.json", "Labels/pixel-boxes.csv",
  ])
  func theFirstBoxIsTheSame(_ name: String) throws {
    let converted = try Converted(name)
    #expect(isNear(converted.box(0), [100, 300, 62, 74]), "\(String(describing: converted.box(0)))")
    #expect(converted.features[0].geometry.kind == .polygon)
    #expect(converted.property("label", 0)?.string?.hasPrefix(name == "Labels/yolo.txt" ? "0" : "II") == true)
  }

  @Test(arguments: ["Labels/raven.txt", "Labels/audacity.txt"])
  func secondsAndHertz(_ name: String) throws {
    let converted = try Converted(name)
    #expect(isNear(converted.box(0), [1.5, 2.5, 20e6, 80e6]))
    #expect(converted.property("label", 0) == "III")
  }

  @Test func whatIsBeyondTheImageIsCutAndNamed() throws {
    let cut = try Converted("Labels/coco.json")
    #expect(isNear(cut.box(2), [950, 1000, 20, 32]))
    #expect(cut.property("repairs", 2) == "clip-to-image")
    #expect(cut.property("repairs", 0) == nil)
    #expect(cut.rejects.contains { $0.reason.contains("beyond the edges") })
    let kept = try Converted("Labels/coco.json", off: ["clip-to-image"])
    #expect(kept.features.count == 2)
    #expect(kept.rejects.contains { $0.reason.contains("clip-to-image is off") })
  }

  @Test func masksAreNoBoxes() throws {
    #expect(try Converted("Labels/coco.json").rejects.contains { $0.reason.contains("run lengths") })
    #expect(try Converted("Labels/label-studio.json").rejects.contains { $0.reason.contains("brushlabels") })
  }

  /// A file of COCO with one annotation.
  private func coco(_ annotation: String) throws -> Converted {
    let scratch = try Scratch()
    let text =
      #"{"images": [{"id": 1, "file_name": "a.png"}], "annotations": [{"id": 1, \#(annotation)}], "categories": []}"#
    let fixture = try Fixture.named("Labels/coco.json")
    return try Converted([scratch.write(text.utf8, to: "coco.json")], parameters: fixture.parameters)
  }

  @Test(arguments: [
    (#""image_id": 2, "bbox": [1, 2, 3, 4]"#, "\"image_id\" is 2, which no image"),
    (#""image_id": 1, "bbox": [1, 2, -3, 4]"#, "negative width"),
    (#""image_id": 1, "bbox": [1, 2, 3, -4]"#, "negative height"),
    (#""image_id": 1, "bbox": [1, 2, 3]"#, "is not four numbers"),
    (#""image_id": 1, "bbox": [1, 2, "x", 4]"#, "is not four numbers"),
    (#""image_id": 1, "segmentation": [[1, 2, 3, 4]]"#, "three or more pairs"),
    (#""image_id": 1, "segmentation": [[1, 2, "x", 3, 4, 5, 6]]"#, "three or more pairs"),
    (#""image_id": 1"#, "neither a \"bbox\""),
  ]) func annotationsOfCOCOSayWhatTheyLack(_ annotation: String, _ reason: String) throws {
    let converted = try coco(annotation)
    #expect(converted.features.isEmpty && converted.rejects.first?.reason.contains(reason) == true)
  }

  @Test func scoresAndClasses() throws {
    let coco = try Converted("Labels/coco.json")
    #expect(coco.property("score", 1)?.number?.doubleValue == 0.75)
    #expect(coco.property("label", 1) == "III")
    let fixture = try Fixture.named("Labels/yolo.txt")
    let classes = Fixture.folder.appendingPathComponent("Labels/classes.txt").path
    var parameters = fixture.parameters
    parameters["classes"] = classes
    let yolo = try Converted([fixture.path], parameters: parameters)
    #expect(yolo.property("label", 0) == "II")
    #expect(yolo.property("label", 1) == "III")
    #expect(yolo.property("score", 1)?.number?.doubleValue == 0.9)
    #expect(yolo.property("score", 2)?.number?.doubleValue == 0.62)
  }

  /// A project of VIA with one region.
  private func via(_ attributes: String, _ shape: String) throws -> Converted {
    let scratch = try Scratch()
    let text =
      #"{"a.png1": {"filename": "a.png", "size": 1, "regions": [{"shape_attributes": \#(shape), "region_attributes": \#(attributes)}]}}"#
    let fixture = try Fixture.named("Labels/via.json")
    return try Converted([scratch.write(text.utf8, to: "via.json")], parameters: fixture.parameters)
  }

  @Test func boxesThatAreCheckedAreClasses() throws {
    let shape = #"{"name": "rect", "x": 100, "y": 50, "width": 100, "height": 100}"#
    let one = try via(#"{"type": {"III": true, "II": false}, "note": "x"}"#, shape)
    #expect(one.property("label", 0) == "III" && one.property("attributes", 0) == #"{"note": "x"}"#)
    #expect(try via(#"{"type": {"III": true, "II": true}}"#, shape).property("label", 0) == "III,II")
    #expect(try via(#"{"type": 3}"#, shape).property("label", 0) == "3")
    let none = try via(#"{"type": {"III": false}}"#, shape)
    #expect(none.property("label", 0) == nil)
    #expect(none.property("attributes", 0) == #"{"type": {"III": false}}"#)
  }

  @Test func outlinesThatCrossThemselvesAreRejects() throws {
    let bow =
      #"{"name": "polygon", "all_points_x": [100, 200, 200, 100], "all_points_y": [100, 220, 100, 200]}"#
    #expect(try via("{}", bow).rejects.map(\.reason) == ["the outline crosses or touches itself"])
    let flat = #"{"name": "polygon", "all_points_x": [100, 200, 300], "all_points_y": [100, 100, 100]}"#
    #expect(try via("{}", flat).rejects.map(\.reason) == ["the outline has no area"])
  }

  @Test func linesPointsAndCircles() throws {
    let labelme = try Converted("Labels/labelme.json")
    #expect(
      labelme.features.map(\.geometry.kind) == [
        .polygon, .polygon, .lineString, .point, .polygon, .lineString,
      ])
    #expect(isNear(labelme.box(4), [490, 510, 48.8, 51.2]))
    #expect(labelme.property("attributes", 1)?.string == #"{"group_id": 4}"#)
  }

  @Test func aTurnedRectangleTurnsInPixels() throws {
    let studio = try Converted("Labels/label-studio.json")
    // 100 by 50 pixels at (500, 250), turned to 50 by 100 on the left of it.
    #expect(isNear(studio.box(3), [450, 500, 38, 50]), "\(String(describing: studio.box(3)))")
    #expect(isNear(studio.box(5), [0, 60, 20, 80]))
  }

  // MARK: - Axes

  @Test func axesOfAFile() throws {
    let axes = Fixture.folder.appendingPathComponent("Labels/axes.json").path
    let path = try Fixture.named("Labels/voc.xml").path
    #expect(isNear(try Converted([path], parameters: ["axes": axes]).box(0), [100, 300, 62, 74]))
    let low = try Converted([path], parameters: ["axes": axes, "image-top": "low"])
    #expect(isNear(low.box(0), [100, 300, 26, 38]))
    let log = try Converted(
      [path], parameters: ["axes": axes, "image-scale": "log", "image-frequency": "10-1000"])
    // A tenth and three tenths of two decades down.
    #expect(isNear(log.box(0), [100, 300, 251.188643, 630.957344]))
  }

  @Test func axesOfSeveralImages() throws {
    let scratch = try Scratch()
    let axes = try scratch.write(
      #"""
      {"frequency": ["20 MHz", "80 MHz"], "size": [1000, 500], "images": {
        "2024-05-01.png": {"time": ["2024-05-01T10:00:00Z", "2024-05-01T10:16:40Z"]},
        "other.png": {"time": ["2024-05-02T10:00:00Z", "2024-05-02T10:16:40Z"]}}}
      """#.utf8, to: "axes.json")
    let coco = try Fixture.named("Labels/coco.json").path
    #expect(isNear(try Converted([coco], parameters: ["axes": axes]).box(0), [100, 300, 62, 74]))
    let yolo = try scratch.write("0 0.2 0.2 0.2 0.2\n".utf8, to: "unknown.txt")
    let unknown = try Converted([yolo], format: "yolo", parameters: ["axes": axes])
    #expect(unknown.rejects.first?.reason.contains("are not known") == true)
  }

  @Test(
    arguments: [
      (["image-frequency": "20-80"], "times"), (["image-time": "2024-05-01/2024-05-02"], "frequencies"),
      (["image-time": "2024-05-01/x", "image-frequency": "20-80"], "no time"),
      (["image-time": "2024-05-01/2024-05-01", "image-frequency": "20-80"], "same time"),
      (["image-time": "2024-05-01/2024-05-02", "image-frequency": "20-20"], "two"),
      (
        ["image-time": "2024-05-01/2024-05-02", "image-frequency": "0-20", "image-scale": "log"],
        "no frequency 0"
      ),
      (
        ["image-time": "2024-05-01/2024-05-02", "image-frequency": "1-20", "image-scale": "sqrt"],
        "linear or log"
      ),
      (
        ["image-time": "2024-05-01/2024-05-02", "image-frequency": "1-20", "image-size": "x"],
        "width and height"
      ),
      ([:], "--axes"),
    ] as [([String: String], String)])
  func wrongAxesAreNamed(_ parameters: [String: String], _ word: String) throws {
    let path = try Fixture.named("Labels/voc.xml").path
    let error = #expect(throws: ConversionError.self) { try Converted([path], parameters: parameters) }
    #expect(error?.reason.contains(word) == true, "\(String(describing: error))")
  }

  @Test func theStartOfARecordingIsAskedFor() throws {
    let path = try Fixture.named("Labels/raven.txt").path
    let error = #expect(throws: ConversionError.self) { try Converted([path]) }
    #expect(error?.reason.contains("--start") == true)
  }

  // MARK: - Out and in again

  /// To each format and back, shapes are the same to half a pixel.
  @Test(arguments: ["coco", "yolo", "yolo-seg", "voc", "labelme", "via", "label-studio"])
  func imagesGoThereAndBack(_ formatName: String) throws {
    let scratch = try Scratch()
    let before = try Converted("Labels/coco.json")
    let catalogue = scratch.path("before.tfcat")
    var first = try Conversion(
      paths: [try Fixture.named("Labels/coco.json").path],
      options: SourceOptions(parameters: Fixture.labelledImage))
    _ = try first.write(to: catalogue)
    let labels = scratch.path("labels")
    var out = try Conversion(paths: [catalogue])
    let format = try FormatRegistry.standard.format(of: labels, named: formatName)
      .configured(Fixture.labelledImage)
    _ = try out.write(to: labels, as: format)
    let after = try Converted(
      [labels], format: formatName == "yolo-seg" ? "yolo" : formatName, parameters: Fixture.labelledImage)
    try #require(after.features.count == before.features.count)
    #expect(after.rejects.isEmpty)
    let hasOutlines = !["yolo", "voc"].contains(formatName)
    let tolerance = formatName == "voc" ? 0.5 : 1e-5
    for index in before.features.indices {
      let (old, new) = (try #require(before.box(index)), try #require(after.box(index)))
      #expect(abs(old.timeMin - new.timeMin) <= tolerance && abs(old.timeMax - new.timeMax) <= tolerance)
      #expect(
        abs(old.spectralMin - new.spectralMin) <= tolerance * 0.12 + 1e-9
          && abs(old.spectralMax - new.spectralMax) <= tolerance * 0.12 + 1e-9)
      if hasOutlines {
        #expect(
          before.features[index].geometry.coordinates?.positions.count
            == after.features[index].geometry.coordinates?.positions.count)
      }
    }
  }

  @Test(arguments: ["raven", "audacity"])
  func recordingsGoThereAndBack(_ formatName: String) throws {
    let scratch = try Scratch()
    let catalogue = scratch.path("before.tfcat")
    var first = try Conversion(
      paths: [try Fixture.named("Labels/raven.txt").path],
      options: SourceOptions(parameters: Fixture.labelledRecording))
    _ = try first.write(to: catalogue)
    let labels = scratch.path("labels")
    var out = try Conversion(paths: [catalogue])
    let format = try FormatRegistry.standard.format(of: labels, named: formatName)
      .configured(["start": "2024-05-01T10:00:00Z"])
    _ = try out.write(to: labels, as: format)
    let after = try Converted([labels], format: formatName, parameters: Fixture.labelledRecording)
    #expect(isNear(after.box(0), [1.5, 2.5, 20e6, 80e6]))
    #expect(after.property("label", 0) == "III")
  }

  @Test func whatDoesNotFitIsCounted() throws {
    let scratch = try Scratch()
    let catalogue = try scratch.write(
      #"""
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1714557700, 40]}, "properties": {}},
        {"type": "Feature", "id": 2, "geometry": {"type": "Polygon", "coordinates": [[[1, 40], [2, 40], [2, 50], [1, 40]]]}, "properties": {}},
        {"type": "Feature", "id": 3, "geometry": {"type": "Polygon", "coordinates": [[[1714557700, 40], [1714557800, 40], [1714557800, 50], [1714557700, 40]], [[1714557760, 41], [1714557790, 44], [1714557790, 41], [1714557760, 41]]]}, "properties": {}},
        {"type": "Feature", "id": 4, "geometry": {"type": "Polygon", "coordinates": [[[1714557700, 40], [1714557800, 40], [1714557800, 50], [1714557700, 40]]]}, "properties": {}}],
       "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
         "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}}
      """#.utf8, to: "mixed.tfcat")
    let labels = scratch.path("labels")
    var out = try Conversion(paths: [catalogue])
    let format = try FormatRegistry.standard.format(of: labels, named: "yolo").configured(
      Fixture.labelledImage)
    let report = try out.write(to: labels, as: format)
    #expect(report.notes.contains("1 feature not written: beyond the edges of the image"))
    #expect(report.notes.contains("1 feature not written: an outline with holes is no label"))
    #expect(report.notes.contains("1 feature not written: yolo has no lines and points"))
    #expect(report.notes.contains("1 feature written as boxes, which is all that yolo has"))
    #expect(try String(contentsOfFile: labels, encoding: .utf8).split(separator: "\n").count == 1)
  }

  /// The range of the receiver stands for what was not measured alone.
  @Test(arguments: [
    ("audacity", "1.0\t2.0\tIII\n\\\t-1\t80000000\n3.0\t3.5\tV\n\\\t20000000\t-1\n"),
    (
      "raven",
      "Selection\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\n1\t1\t2\t\t80000000\n2\t3\t4\t20000000\t\n"
    ),
    (
      "raven",
      "Selection\tBegin Time (s)\tEnd Time (s)\tLow Freq (MHz)\tHigh Freq (kHz)\n1\t1\t2\t\t80000\n2\t3\t4\t20\t\n"
    ),
  ]) func aMeasuredLimitStays(_ format: String, _ text: String) throws {
    let scratch = try Scratch()
    let path = try scratch.write(text.utf8, to: "labels.txt")
    let start = ["start": "2024-05-01T10:00:00Z"]
    let filled = try Converted([path], format: format, parameters: start.merging(["band": "10-90"]) { $1 })
    #expect(filled.features.indices.map { filled.box($0)?.spectralMin } == [10e6, 20e6])
    #expect(filled.features.indices.map { filled.box($0)?.spectralMax } == [80e6, 90e6])
    let beyond = try? Converted([path], format: format, parameters: start.merging(["band": "90-95"]) { $1 })
    #expect(beyond?.features.count == 1)
    #expect(
      beyond?.rejects.first?.reason == "the frequency of the label lies beyond the range of the receiver")
  }

  /// Answers about a region belong to it, and corners of a rectangle may all be there.
  @Test func answersAndCornersAreThoseOfTheirRegion() throws {
    let scratch = try Scratch()
    func result(_ id: String, _ from: String, _ type: String, _ value: String) -> String {
      #"{"id": "\#(id)", "from_name": "\#(from)", "to_name": "i", "type": "\#(type)", "value": {"x": 10, "y": 0, "width": 20, "height": 100, \#(value)}}"#
    }
    let results = [
      result("r", "label", "rectanglelabels", #""rectanglelabels": ["III"]"#),
      result("r", "strength", "choices", #""choices": ["weak"]"#),
      result("r", "quality", "rating", #""rating": 3"#),
      result("r", "note", "textarea", #""text": ["a", "b"]"#),
      result("w", "weather", "choices", #""choices": ["calm"]"#),
    ]
    let studio = try Converted(
      [
        scratch.write(
          #"[{"id": 1, "data": {"image": "a.png"}, "annotations": [{"result": [\#(results.joined(separator: ","))]}]}]"#
            .utf8, to: "s.json")
      ], format: "label-studio", parameters: Fixture.labelledImage)
    #expect(studio.features.count == 1 && studio.rejects.isEmpty)
    #expect(
      studio.property("attributes", 0) == #"{"strength": "weak", "quality": 3, "note": ["a", "b"]}"#)
    func corners(_ points: String, _ type: String) throws -> Converted {
      try Converted(
        [
          scratch.write(
            #"{"shapes": [{"label": "III", "points": \#(points), "shape_type": "\#(type)"}], "imagePath": "a.png", "imageHeight": 400, "imageWidth": 900}"#
              .utf8, to: "\(type).json")
        ], format: "labelme", parameters: Fixture.labelledImage)
    }
    let box = try corners("[[100,0],[300,0],[300,400],[100,400]]", "rectangle")
    #expect(try box.features == corners("[[300,400],[100,0]]", "rectangle").features)
    let turned = try corners("[[100,50],[200,0],[300,50],[200,100]]", "rotation")
    #expect(turned.features.count == 1 && turned.features[0].geometry.kind == .polygon)
  }

  /// Boxes between 0 and 1 are fractions of the image.
  @Test func fractionsAreNoPixels() throws {
    let scratch = try Scratch()
    let head = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax\n"
    let parameters = [
      "image-time": "2024-05-01T10:00:00Z/2024-05-01T10:15:00Z", "image-frequency": "20-80",
      "image-size": "900x400",
    ]
    func box(_ row: String, _ name: String) throws -> BoundingBox? {
      try Converted(
        [scratch.write((head + row).utf8, to: name)], format: "pixel-boxes", parameters: parameters
      )
      .features.first?.geometry.bounds
    }
    let fractions = try box("a,x,III,1,0.1,0.3,0,1\n", "f.csv")
    #expect(fractions?.timeMin == 1_714_557_690 && fractions?.timeMax == 1_714_557_870)
    #expect(fractions?.spectralMin == 20 && fractions?.spectralMax == 80)
    let pixels = try box("a,x,III,1,90,270,0,400\na,x,III,1,0,1,0,1\n", "p.csv")
    #expect(pixels == fractions)
  }

  /// What else a tool says of a label is an attribute.
  @Test func otherColumnsAreAttributes() throws {
    let scratch = try Scratch()
    let boxes =
      "filename,width,height,class,type,xmin,ymin,xmax,ymax,snr\na.png,900,400,III,IV,100,0,300,400,7\n"
    let path = try scratch.write(boxes.utf8, to: "p.csv")
    let table = try Converted([path], format: "pixel-boxes", parameters: Fixture.labelledImage)
    #expect(table.property("label", 0) == "III")
    #expect(table.property("attributes", 0) == #"{"type": "IV", "snr": "7"}"#)
    let object = """
      <annotation><filename>a.png</filename><object><name>III</name><truncated>1</truncated><attributes><attribute>
      <name>snr</name><value>7</value></attribute></attributes><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax>
      <ymax>9</ymax></bndbox></object></annotation>
      """
    let voc = try Converted(
      [scratch.write(object.utf8, to: "v.xml")], format: "voc", parameters: Fixture.labelledImage)
    #expect(voc.property("attributes", 0) == #"{"snr": "7", "truncated": "1"}"#)
  }
}
