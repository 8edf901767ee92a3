extension JSONSurvey {
    /// The candidate that most likely is the records: `score` rates one, the higher the likelier, 0 not at all.
    ///
    /// Among equals it is the one with more keys and more objects. An array inside the objects of another counts only
    /// where those objects say nothing themselves, and a document with an array in it only where it has more to say.
    public func choice(score: (Candidate) -> Int = { _ in 0 }) -> Candidate? {
        let arrays = candidates.filter { !$0.isDocument }
        let outer = arrays.filter { array in
            !arrays.contains {
                $0.path != array.path && holds($0, array) && ownKeys($0) >= 2 && score($0) >= score(array)
            }
        }
        func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
            let (a, b) = (score(left), score(right))
            return a == b ? weight(left) > weight(right) : a > b
        }
        var best = outer.first
        for array in outer.dropFirst() {
            if let known = best, isBetter(array, known) { best = array }
        }
        guard let document = candidates.first(where: \.isDocument) else { return best }
        guard let array = best else { return document }
        let (own, inner) = (score(document), score(array))
        if own != inner { return own > inner ? document : array }
        let said = ownKeys(document)
        return said >= 3 && said >= ownKeys(array) && document.objectCount >= array.objectCount ? document : array
    }

    /// The shape for a reader: the records of the choice, and of every other place whose objects have the same keys.
    public func shape(score: (Candidate) -> Int = { _ in 0 }) -> JSONShape {
        guard let choice = choice(score: score) else { return .array }
        if choice.isDocument, documentCount == 1, isInDocument { return .wrapped(path: nil) }
        let places = candidates.filter { isAlike($0, choice) }
        var arrays = places.filter { !$0.isDocument }.map(\.path)
        // Joined files may begin with either; but what the elements of an array hold, they are not themselves.
        if !arrays.contains(where: { $0.first ?? "[]" == "[]" }) { arrays.append([]) }
        return .documents(arrays: arrays, objects: choice.isDocument || places.contains(where: \.isDocument))
    }

    /// Arrays of objects that a reader of `shape` leaves out: neither read, nor part of what is read, nor around it.
    public func leftOut(by shape: JSONShape) -> [Candidate] {
        guard case .documents(let paths?, let readsDocuments) = shape else { return [] }
        let arrays = candidates.filter { !$0.isDocument }
        let read = arrays.filter { paths.contains($0.path) }
        if readsDocuments, read.isEmpty { return [] }
        return arrays.filter { array in
            !paths.contains(array.path) && !read.contains { holds($0, array) || holds(array, $0) }
                && !arrays.contains {
                    $0.path != array.path && holds($0, array) && !read.contains($0) && !isAround($0, read)
                }
        }
    }

    private func isAround(_ outer: Candidate, _ read: [Candidate]) -> Bool { read.contains { holds(outer, $0) } }

    /// Whether `inner` lies in the objects of `outer`.
    private func holds(_ outer: Candidate, _ inner: Candidate) -> Bool {
        inner.path.count > outer.path.count && inner.path.starts(with: outer.path + ["[]"])
    }

    /// Whether two places hold the same kind of objects: most keys of the one with fewer are the other's, too.
    private func isAlike(_ left: Candidate, _ right: Candidate) -> Bool {
        if left == right { return true }
        if holds(left, right) || holds(right, left) || left.keys.isEmpty { return false }
        let common = left.keys.count { right.keys.contains($0) }
        return common * 4 >= max(left.keys.count, right.keys.count) * 3
    }

    /// How much the objects are like records, by keys first and then by number.
    private func weight(_ candidate: Candidate) -> Int {
        let size = Int.bitWidth - candidate.objectCount.leadingZeroBitCount
        return min(ownKeys(candidate), 12) * (4 + size)
    }

    /// Scalars that are more than a page's: `page` and `total` say nothing of a booking.
    private func ownKeys(_ candidate: Candidate) -> Int {
        candidate.keys.count { key in !JSONPage.isPageKey(key) } - candidate.arrayCount
    }
}
