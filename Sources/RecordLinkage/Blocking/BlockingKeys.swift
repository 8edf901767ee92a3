/// What two records must have in common to be compared: several keys for each record, each a hash, 0 where it has none.
struct BlockingKeys: Sendable {
    /// One way of keying.
    struct Kind: Sendable {
        /// Hashes by record.
        var keys: [UInt32]
        /// Keys of one family are made from the same field: only the rarest of those that two records share counts.
        var family: Int
        /// Parts of values: enough where they are rare, too little to be joined to other keys.
        var isCoarse: Bool
    }

    private(set) var kinds: [Kind] = []
    private var family = 0

    init(_ records: PreparedRecords, _ comparer: RecordComparer) {
        for identifier in comparer.identifiers {
            add(identifier.ids)
            addHalves(identifier.ids, identifier.codes)
            family += 1
        }
        for email in comparer.emails {
            add(email.ids)
            add(email.ids.map { email.locals[Int($0)] })
            addBeginning(email.ids.map { email.locals[Int($0)] }, email.localNames, 5)
            family += 1
        }
        for phone in comparer.phones {
            add(phone.ids)
            addHalves(phone.ids, phone.codes)
            family += 1
        }
        if let address = comparer.address {
            add(address.wholeIDs)
            addRareWords(address.streetIDs, address.words)
            family += 1
        }
        for text in comparer.texts where text.texts.count > 50 {
            add(text.ids)
            addRareWords(text.ids, text.words)
            family += 1
        }
        for date in comparer.dates {
            add(date.ids)
            addDateParts(date.ids, date.days)
            family += 1
        }
        if let names = comparer.names { addNames(names) }
        if let others = comparer.otherNames {
            addRareWords(others.ids, others.words)
            family += 1
        }
        if let place = comparer.place {
            add(place.postcodeIDs)
            addBeginning(place.postcodeIDs, records.postcode.vocabulary, 3)
            add(place.localityIDs)
            family += 1
        }
        for text in comparer.texts where text.texts.count <= 50 {
            add(text.ids)
            family += 1
        }
    }

    /// Keys a column by its values' hashes: of ids, which follow from the contents.
    private mutating func add(_ ids: [UInt32], isCoarse: Bool = false) {
        guard ids.contains(where: { $0 != 0 }) else { return }
        kinds.append(Kind(keys: ids, family: family, isCoarse: isCoarse))
    }

    /// The first and the last half of a code, so that a slip in one leaves the other.
    private mutating func addHalves(_ ids: [UInt32], _ codes: Vocabulary) {
        var fronts: [UInt32] = [0]
        var backs: [UInt32] = [0]
        for id in 1..<UInt32(codes.count + 1) {
            let value = codes.value(id)
            let half = value.count / 2
            guard half >= 3 else {
                fronts.append(0)
                backs.append(0)
                continue
            }
            fronts.append(hash(value.prefix(value.count - half), 1))
            backs.append(hash(value.suffix(half), 2))
        }
        add(ids.map { backs[Int($0)] }, isCoarse: true)
        add(ids.map { fronts[Int($0)] }, isCoarse: true)
    }

    private mutating func addBeginning(_ ids: [UInt32], _ values: Vocabulary, _ length: Int) {
        let keys =
            [0]
            + (1..<UInt32(values.count + 1)).map {
                values.length($0) > length ? hash(values.value($0).prefix(length), 3) : 0
            }
        add(ids.map { keys[Int($0)] }, isCoarse: true)
    }

    /// Month with day, and year with month.
    private mutating func addDateParts(_ ids: [UInt32], _ days: Vocabulary) {
        var monthAndDay: [UInt32] = [0]
        var yearAndMonth: [UInt32] = [0]
        for id in 1..<UInt32(days.count + 1) {
            let value = days.value(id)
            monthAndDay.append(value.count == 8 ? hash(value.suffix(4), 4) : 0)
            yearAndMonth.append(value.count == 8 ? hash(value.prefix(6), 5) : 0)
        }
        add(ids.map { monthAndDay[Int($0)] }, isCoarse: false)
        add(ids.map { yearAndMonth[Int($0)] })
    }

    /// The two rarest words of a text.
    private mutating func addRareWords(_ ids: [UInt32], _ words: WordSets) {
        var first: [UInt32] = [0]
        var second: [UInt32] = [0]
        let count = Int(ids.max() ?? 0)
        for id in 1..<UInt32(count + 1) {
            let own = words.words(of: id).sorted {
                (words.weights[Int($0)], words.hashes[Int($0)]) > (words.weights[Int($1)], words.hashes[Int($1)])
            }
            first.append(own.first.map { UInt32(truncatingIfNeeded: words.hashes[Int($0)]) | 1 } ?? 0)
            second.append(own.count > 1 ? UInt32(truncatingIfNeeded: words.hashes[Int(own[1])]) | 1 : 0)
        }
        add(ids.map { first[Int($0)] })
        add(ids.map { second[Int($0)] }, isCoarse: true)
    }

    /// Both names in either order; their sounds; each alone.
    private mutating func addNames(_ names: NameComparison) {
        let values = names.names
        let sounds = [0] + (1..<UInt32(values.count + 1)).map { SoundKey.of(values.value($0)) }
        func both(_ one: UInt32, _ two: UInt32) -> UInt32 {
            guard one != 0, two != 0 else { return 0 }
            return UInt32(
                truncatingIfNeeded: ContentHash.combine(UInt64(min(one, two)), UInt64(max(one, two)))) | 1
        }
        let records = names.givenIDs.indices
        add(records.map { both(names.givenIDs[$0], names.surnameIDs[$0]) })
        add(records.map { both(sounds[Int(names.givenIDs[$0])], sounds[Int(names.surnameIDs[$0])]) })
        // The initial with the surname: short forms keep it.
        add(
            records.map {
                guard names.givenIDs[$0] != 0, names.surnameIDs[$0] != 0 else { return 0 }
                let initial = values.value(names.givenIDs[$0]).first ?? 0
                return UInt32(
                    truncatingIfNeeded: ContentHash.combine(UInt64(initial) << 32, UInt64(names.surnameIDs[$0]))) | 1
            })
        // Given name and surname are two families: to share both says more than to share one.
        add(names.surnameIDs)
        add(records.map { sounds[Int(names.surnameIDs[$0])] })
        family += 1
        add(names.givenIDs)
        add(records.map { sounds[Int(names.givenIDs[$0])] })
        family += 1
    }

    private func hash(_ bytes: ArraySlice<UInt8>, _ kind: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: ContentHash.combine(ContentHash.of(bytes.span), kind)) | 1
    }
}
