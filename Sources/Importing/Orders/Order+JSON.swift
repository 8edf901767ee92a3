import Tabular

/// What is kept with an order that no column holds.
extension Order {
    /// A JSON object of what no field holds of the first row, of the other attendees, and of the other items; nothing where
    /// there is none of that.
    var json: [UInt8] {
        var attendees: [UInt8] = []
        var items: [UInt8] = []
        for line in further {
            switch line.part {
            case .attendee: Order.append(line.json(in: self), to: &attendees)
            case .first, .item: Order.append(line.json(in: self), to: &items)
            case .refund: if !line.extra.isEmpty { Order.append(line.json(in: self), to: &items) }
            case .version, .state: break
            }
        }
        var json: [UInt8] = first.extra.dropLast()
        for (key, list) in [("attendees", attendees), ("items", items)] where !list.isEmpty {
            json.append(json.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
            json += Array("\"\(key)\":[".utf8) + list + [UInt8(ascii: "]")]
        }
        return json.isEmpty ? [] : json + [UInt8(ascii: "}")]
    }

    private static func append(_ json: [UInt8], to list: inout [UInt8]) {
        if !list.isEmpty { list.append(UInt8(ascii: ",")) }
        list.append(contentsOf: json)
    }
}
