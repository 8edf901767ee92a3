public import BookingModel
internal import Backfill
internal import Database

extension MessageRecords {
    /// What staff record of a message.
    public struct Draft: Sendable {
        /// The user, or the booking that it is about.
        public var to: String
        /// What it is for.
        public var type: CommunicationType
        /// The way by which it goes.
        public var channel: CommunicationChannel
        /// Its subject.
        public var subject: String?
        /// Its text.
        public var content: String?
        /// The template that it was made from.
        public var template: String?
        /// Who sends it: an e-mail address or a name.
        public var sender: String?
        /// Whether it has been sent; else it is pending.
        public var isSent: Bool

        /// A message of a type by a channel.
        public init(
            to: String, type: CommunicationType, channel: CommunicationChannel, subject: String? = nil,
            content: String? = nil, template: String? = nil, sender: String? = nil, isSent: Bool = false
        ) {
            self.to = to
            self.type = type
            self.channel = channel
            self.subject = subject
            self.content = content
            self.template = template
            self.sender = sender
            self.isSent = isSent
        }
    }

    /// Records a message; the same at the same moment is the same message.
    public func add(_ draft: Draft) throws -> DeskAnswer {
        let database = context.database
        let owner = try RecordOwner(draft.to, in: database)
        let now = SQLValue.integer(context.now.microseconds)
        var record = DeskRecord(
            "booking_communications", namespace: Identifier.Namespace.communication,
            key: [
                (owner.booking ?? owner.user).description, draft.type.rawValue, draft.channel.rawValue,
                draft.subject ?? "", draft.template ?? "", context.now.description,
            ], recordedAt: context.now)
        record.set(owner)
        record.set("type", .text(draft.type.rawValue))
        record.set("channel", .text(draft.channel.rawValue))
        record.set("status", .text((draft.isSent ? CommunicationStatus.sent : .pending).rawValue))
        record.set("subject", SQLValue(draft.subject))
        record.set("content", SQLValue(draft.content))
        record.set("template_used", SQLValue(draft.template))
        record.set("created_at", now)
        if draft.isSent { record.set("sent_at", now) }
        if let sender = draft.sender {
            record.set("created_by_exported", .text(sender))
            record.set("created_by", SQLValue(try Backfill.user(named: sender, in: database)))
        }
        let isNew = try record.insert(into: database)
        return DeskAnswer(
            try rows(where: "m.id = ?1", [.identifier(record.id)]),
            remarks: isNew ? [] : ["the message is on record already; nothing was changed"])
    }

    /// Notes how far a message has come. It goes forward only: pending, sent, delivered, opened, clicked; it can fail
    /// before it is delivered, and be sent again after that.
    public func mark(_ text: String, _ status: CommunicationStatus, reason: String?) throws -> DeskAnswer {
        let database = context.database
        let id = try RecordLookup(database: database).id(of: text, .message)
        var state: (status: CommunicationStatus, channel: CommunicationChannel)?
        try database.query("SELECT status, channel FROM booking_communications WHERE id = ?1", [.identifier(id)]) {
            row throws(DatabaseError) in
            guard let status = row.text(0).flatMap({ CommunicationStatus(rawValue: $0) }),
                let channel = row.text(1).flatMap({ CommunicationChannel(rawValue: $0) })
            else { return }
            state = (status, channel)
        }
        guard let state else { return DeskAnswer(try rows(where: "m.id = ?1", [.identifier(id)])) }
        let next = MessageRecords.following(state.status, by: state.channel)
        guard next.contains(status) else {
            throw DeskError(
                "message \(id) is \(state.status.rawValue), goes by \(state.channel.rawValue), and cannot become \(status.rawValue)",
                hint: next.isEmpty
                    ? "there is nothing more to note"
                    : "it can become " + next.map(\.rawValue).joined(separator: " or "))
        }
        var change = RecordChange("booking_communications", id, at: context.now)
        change.set("status", .text(status.rawValue))
        let now = SQLValue.integer(context.now.microseconds)
        switch status {
        case .sent: change.set("sent_at", now)
        case .delivered: change.set("delivered_at", now)
        case .opened: change.set("opened_at", now)
        case .clicked: change.set("clicked_at", now)
        case .failed: if let reason { change.set("failed_reason", .text(reason)) }
        case .pending: break
        }
        try change.write(to: database)
        return DeskAnswer(try rows(where: "m.id = ?1", [.identifier(id)]))
    }

    /// What can become of a message. Nobody opens a call, and only an e-mail tells that it was opened.
    static func following(
        _ status: CommunicationStatus, by channel: CommunicationChannel
    ) -> [CommunicationStatus] {
        let seen: [CommunicationStatus] =
            switch channel {
            case .email: [.opened, .clicked]
            case .sms: [.clicked]
            case .phone: []
            }
        return switch status {
        case .pending: [.sent, .failed]
        case .sent: [.delivered, .failed] + seen
        case .delivered: seen
        case .opened: [.clicked]
        case .failed: [.sent]
        case .clicked: []
        }
    }
}
