/// What a document says around its records of being one page of several.
public enum JSONPage {
    /// The field that says that more pages follow, or nil where none does; `recordCount` records were in the document.
    ///
    /// Known are flags (`has_more_items`, `hasMore`), links and cursors to the next page (`next`, `next_page_token`),
    /// page numbers below the number of pages, and a total above the number of records.
    public static func sign(_ fields: [(path: String, text: String)], recordCount: Int) -> String? {
        var numbers: [String: (path: String, value: Int)] = [:]
        for (path, text) in fields {
            let word = key(path)
            if flags.contains(word), ["true", "1", "yes"].contains(text.lowercased()) { return path }
            if links.contains(word), !["", "null", "false", "0"].contains(text) { return path }
            // Airtable's offset is no number: it is where the next page begins.
            if isCursor(path, word), !["", "null", "false"].contains(text), Int(text) == nil { return path }
            if let number = Int(text) { numbers[word] = (path, number) }
        }
        let page = pageNumbers.lazy.compactMap { numbers[$0] }.first
        let pages = pageCounts.lazy.compactMap { numbers[$0] }.first
        if let page, let pages, page.value < pages.value { return page.path }
        if let total = totals.lazy.compactMap({ numbers[$0] }).first, recordCount > 0, total.value > recordCount {
            return total.path
        }
        return nil
    }

    /// Whether a key says where the next page begins, if its value is no number: Airtable's `offset`, HubSpot's
    /// `paging.next.after`.
    private static func isCursor(_ path: String, _ word: String) -> Bool {
        word == "offset" || word == "after" && path.lowercased().contains("next")
    }

    /// Whether a key is one that pages have around their records.
    static func isPageKey(_ path: String) -> Bool {
        let word = key(path)
        return flags.contains(word) || links.contains(word) || pageNumbers.contains(word) || pageCounts.contains(word)
            || totals.contains(word) || others.contains(word)
    }

    /// The last part of a path, its letters and digits in lower case.
    private static func key(_ path: String) -> String {
        let last = path.hasPrefix("@odata.") ? path[...] : path.split(separator: ".").last ?? ""
        return String(
            last.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.value < 0x3A && $0.value > 0x2F }
        )
    }

    private static let flags: Set<String> = [
        "hasmore", "hasmoreitems", "hasmorepages", "hasmoreresults", "hasmorerecords", "moreitems", "morerecords",
        "hasnext", "hasnextpage", "moreavailable", "istruncated", "incomplete", "incompleteresults",
    ]
    private static let links: Set<String> = [
        "next", "nextpage", "nexturl", "nextpageurl", "nexturi", "nextlink", "odatanextlink", "nexttoken", "nextcursor",
        "nextpagetoken", "continuation", "continuationtoken",
    ]
    private static let pageNumbers = ["pagenumber", "page", "currentpage"]
    private static let pageCounts = ["pagecount", "totalpages", "pages", "numpages", "lastpage"]
    private static let totals = ["objectcount", "totalcount", "totalitems", "totalresults", "totalrecords", "total"]
    private static let others: Set<String> = [
        "count", "pagesize", "perpage", "limit", "offset", "success", "ok", "status", "message", "error", "version",
        "generatedat", "exportedat", "kind", "etag", "cursor", "previous", "prev", "self", "first", "last",
    ]
}
