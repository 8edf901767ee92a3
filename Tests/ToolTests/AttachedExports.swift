/// Small exports of everything that hangs on bookings, and of the bookings on which it hangs.
enum AttachedExports {
    static let bookings = """
        id,Booking Ref,Created At,Status,First Name,Last Name,Email,Customer ID,Amount,Session Id,Group Ref
        7,A-1,2024-03-13T10:00:00Z,Confirmed,Ada,Byron,ada@example.com,C1,10.00,S1,G-1
        8,A-2,2024-03-13T11:00:00Z,Confirmed,Ben,Byron,ben@example.com,C2,20.00,S2,

        """
    static let payments = """
        Payment ID,Booking Ref,Paid On,Amount,Currency,Method,Status,Fee
        P-1,A-1,2024-03-14,10.00,GBP,Card,Succeeded,0.30
        P-2,A-2,2024-03-15,20.00,EUR,Card,Refunded,0.30
        P-3,8,2024-03-16,-5.00,GBP,Cash,,

        """
    static let waitingList = """
        Session,Position,Priority,First Name,Last Name,Email,Preferred Contact Method,Alternative Dates,Status,Offered At,Notes,Joined At
        S1,1,Urgent,Cal,Example,cal@example.com,Text message,2024-05-01; 2024-05-08,,,Works nights,2024-03-01T09:00:00Z
        S1,,,Ada,Byron,ada@example.com,,,,2024-04-01T10:00:00Z,,2024-03-03T09:00:00Z
        S1,,,Dora,Example,dora@example.net,,,Waiting,,,2024-03-02T09:00:00Z

        """
    static let communications = """
        [{"id":1,"booking":{"reference":"A-1"},"type":"Reminder","channel":"E-mail","to":"ada@example.com","status":"opened",\
        "subject":"See you soon","sentAt":"2024-03-14T10:00:00Z","openedAt":"2024-03-14T11:00:00Z","campaign":{"id":5}},
        {"id":2,"booking":{"reference":"A-2"},"type":"booking confirmation","channel":"SMS","sentAt":"2024-03-14T10:00:00Z",\
        "createdBy":"ada@example.com"}]

        """
    static let certificates = """
        Certificate No,Booking Ref,Learner,Course Code,Issued On,Expires On
        C-1,A-1,Ada Byron,FAW,2024-04-01,2027-04-01
        C-2,A-1,Ada Byron,FIRE,2024-04-02,
        C-3,A-2,,FAW,2024-04-02,2027-04-02

        """
    static let notes = """
        Note ID,Customer ID,Author,Created At,Note
        1,C1,Desk,2024-05-01T10:00:00Z,prefers mornings
        2,C2,Desk,2024-05-02T10:00:00Z,prefers evenings

        """
    static let groups = """
        Group Ref,Group Name,Organiser,Organiser Email,Participants,Status,Created
        G-1,Spring outing,Ben Byron,ben@example.com,12,Confirmed,2024-03-01
        G-2,Autumn outing,,,5,,2024-03-02

        """

    /// All files by name.
    static let all = [
        "bookings.csv": bookings, "payments.csv": payments, "waiting.csv": waitingList, "messages.json": communications,
        "certificates.csv": certificates, "notes.csv": notes, "groups.csv": groups,
    ]
}
