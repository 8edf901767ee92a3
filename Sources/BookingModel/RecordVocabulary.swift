/// The state of an entry of a waiting list.
public enum WaitingListStatus: String, VocabularyWord {
    /// Waiting for a seat.
    case waiting
    /// A seat was offered.
    case offered
    /// The offer was not taken up in time, or the wish was withdrawn.
    case expired
    /// The seat was taken.
    case booked
}

/// How urgent an entry of a waiting list is.
public enum WaitingListPriority: String, VocabularyWord {
    /// Before others.
    case high
    /// In turn.
    case normal
    /// After others.
    case low
}

/// What a message to a customer is for.
public enum CommunicationType: String, VocabularyWord {
    /// Confirms a booking.
    case confirmation
    /// Reminds of a session.
    case reminder
    /// Asks or tells something after a session.
    case followUp = "follow_up"
    /// Brings a certificate.
    case certificate
    /// Tells that something was called off.
    case cancellation
}

/// The way by which a message goes.
public enum CommunicationChannel: String, VocabularyWord {
    /// By e-mail.
    case email
    /// By text message.
    case sms
    /// By telephone call.
    case phone
}

/// How far a message has come.
public enum CommunicationStatus: String, VocabularyWord {
    /// Not sent yet.
    case pending
    /// On its way.
    case sent
    /// Arrived.
    case delivered
    /// Did not arrive.
    case failed
    /// Seen by its reader.
    case opened
    /// Its link was followed.
    case clicked
}

/// The state of a payment.
public enum PaymentStatus: String, VocabularyWord {
    /// Announced or under way.
    case pending
    /// The money has arrived; or gone, where the amount is below zero.
    case paid
    /// It did not work.
    case failed
    /// Called off before any money moved.
    case cancelled
    /// The money was given back.
    case refunded
}
