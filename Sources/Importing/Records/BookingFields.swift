import BookingModel

/// The compiled fields of a bookings export that `BookingReader` reads itself.
struct BookingFields {
    let bookingReference, sourceRecordID, groupReference: CompiledField
    let status, source, referralSource, participants, bookingNotes, createdBy: CompiledField
    let checkedIn, attendees, guests, sessionStartsAt: CompiledField
    let currency, paymentMethod, paidAmount: CompiledField
    let createdAt, paidAt, cancelledAt, refundedAt, updatedAt: CompiledField
    let originalAmount, discountAmount, finalAmount, refundedAmount, balanceAmount: CompiledField

    init(mapping: Mapping, columns: [String: Int], currency usual: CurrencyCode) {
        func field(_ field: ImportField) -> CompiledField {
            CompiledField(field, mapping: mapping, columns: columns, currency: usual)
        }
        bookingReference = field(.bookingReference)
        sourceRecordID = field(.sourceRecordID)
        groupReference = field(.groupReference)
        status = field(.status)
        source = field(.source)
        referralSource = field(.referralSource)
        participants = field(.participants)
        bookingNotes = field(.bookingNotes)
        createdBy = field(.createdBy)
        checkedIn = field(.checkedIn)
        attendees = field(.attendees)
        guests = field(.guests)
        sessionStartsAt = field(.sessionStartsAt)
        currency = field(.currency)
        paymentMethod = field(.paymentMethod)
        paidAmount = field(.paidAmount)
        createdAt = field(.createdAt)
        paidAt = field(.paidAt)
        cancelledAt = field(.cancelledAt)
        refundedAt = field(.refundedAt)
        updatedAt = field(.updatedAt)
        originalAmount = field(.originalAmount)
        discountAmount = field(.discountAmount)
        finalAmount = field(.finalAmount)
        refundedAmount = field(.refundedAmount)
        balanceAmount = field(.balanceAmount)
    }
}
