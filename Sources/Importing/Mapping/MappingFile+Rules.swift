import Yams

extension MappingFile {
    /// The rule that `node` gives for `field`; an alternative of one is shorter: it has no date format of its own.
    func rule(_ node: Node, _ field: ImportField, isAlternative: Bool = false) throws(ImportError) -> FieldRule {
        if node.scalar != nil { return FieldRule(column: try scalar(node, field.rawValue)) }
        var known = ["column", "constant", "join", "separator", "values", "when"]
        if !isAlternative {
            known += ["product", "count", "sum", "first_of", "date_format", "days_before", "minutes_after", "unit"]
        }
        let map = try entries(node, field.rawValue, known: known)
        var rule: FieldRule
        if let node = map["column"] {
            rule = FieldRule(column: try scalar(node, "column"))
        } else if let node = map["constant"] {
            rule = FieldRule(.constant(try scalar(node, "constant")))
        } else if let node = map["join"] {
            let separator =
                try map["separator"].map { (node) throws(ImportError) in try scalar(node, "separator") } ?? " "
            rule = FieldRule(.join(try list(node, "join"), separator: separator))
        } else if let node = map["product"] {
            guard ImportField.amounts.contains(field) else {
                throw error(node, "only an amount can be a product", hint: "use column: or join:")
            }
            rule = FieldRule(.product(try groups(node, "product", hint: "write product: [rate, [nights]]")))
        } else if let node = map["count"] {
            guard field == .participants else {
                throw error(node, "only people can be counted", hint: "use column: or join:")
            }
            rule = FieldRule(.count(try groups(node, "count", hint: "write count: [Delegate 1, Delegate 2]")))
        } else if let node = map["sum"] {
            guard field == .participants else {
                throw error(node, "only people can be added up", hint: "use column: or join:")
            }
            rule = FieldRule(.sum(try list(node, "sum")))
        } else if let node = map["first_of"] {
            rule = FieldRule(.firstOf(try alternatives(node, field)))
        } else {
            throw error(
                node, "\(field.rawValue) says neither column, constant, join, product nor first_of",
                hint: "add column: NAME")
        }
        for (word, node) in try map["values"].map({ (node) throws(ImportError) in try pairs(node, "values") }) ?? [] {
            rule.values[word] = try scalar(node, "values")
        }
        if let node = map["date_format"] {
            guard ImportField.moments.contains(field), let pattern = DatePattern(try scalar(node, "date_format")) else {
                throw error(
                    node, "not a date format for \(field.rawValue)",
                    hint: "write for instance yyyy-MM-dd or d MMMM yyyy")
            }
            rule.dateFormat = pattern
        }
        if let node = map["days_before"] { rule.daysBefore = try scalar(node, "days_before") }
        if let node = map["minutes_after"] { rule.minutesAfter = try scalar(node, "minutes_after") }
        if let node = map["unit"] {
            guard ImportField.amounts.contains(field), try scalar(node, "unit") == "minor" else {
                throw error(
                    node, "unit says of an amount that it is in pence or cents", hint: "write unit: minor, or nothing")
            }
            rule.isMinorUnits = true
        }
        if let node = map["when"] { rule.condition = try condition(node) }
        return rule
    }

    private func alternatives(_ node: Node, _ field: ImportField) throws(ImportError) -> [FieldRule] {
        guard let nodes = node.sequence, !nodes.isEmpty else {
            throw error(node, "first_of is a list", hint: "write first_of: [Mobile, Telephone]")
        }
        var result: [FieldRule] = []
        for node in nodes { result.append(try rule(node, field, isAlternative: true)) }
        return result
    }

    private func condition(_ node: Node) throws(ImportError) -> FieldRule.Condition {
        let map = try entries(node, "when", known: ["column", "is", "filled", "except"])
        guard let column = map["column"], (map["is"] == nil) != (map["filled"] == nil) else {
            throw error(node, "when: needs column: and is:", hint: "write when: {column: Status, is: [Canceled]}")
        }
        let name = try scalar(column, "column")
        guard let filled = map["filled"] else {
            return .init(
                column: name, words: try map["is"].map { (node) throws(ImportError) in try list(node, "is") } ?? [])
        }
        let word = try scalar(filled, "filled")
        guard word == "true" || word == "false" else {
            throw error(filled, "filled is true or false", hint: "write when: {column: Paid On, filled: true}")
        }
        let others = try map["except"].map { (node) throws(ImportError) in try list(node, "except") } ?? []
        return .init(column: name, words: others, isFilled: word == "true")
    }

    private func groups(_ node: Node, _ name: String, hint: String) throws(ImportError) -> [[String]] {
        guard let nodes = node.sequence else { throw error(node, "\(name) is a list", hint: hint) }
        var result: [[String]] = []
        for node in nodes {
            result.append(node.sequence == nil ? [try scalar(node, name)] : try list(node, name))
        }
        return result
    }
}
