/// Logs of what sends nothing but text messages, which say nowhere by which channel.
extension Mapping {
    /// Columns that only such logs have.
    private static let textMessageSigns: Set<String> = ["messagesid", "smsid", "smssid"]

    /// Gives messages of such a log their channel, and takes whom they went to for a telephone.
    mutating func fillTextMessages(_ headers: [String]) {
        guard rules[.channel] == nil,
            headers.contains(where: { Mapping.textMessageSigns.contains(HeaderSynonyms.key($0)) })
        else { return }
        rules[.channel] = FieldRule(.constant("sms"))
        guard rules[.phone] == nil, case .column(let header)? = rules[.email]?.origin,
            HeaderSynonyms.key(header) == "to"
        else { return }
        (rules[.phone], rules[.email]) = (rules[.email], nil)
    }
}
