import BookingModel

/// The identifiers of rows by the references that their source system gives them.
struct ReferenceIdentifiers {
    /// The source system and a unit separator, behind which each reference is written in turn.
    private var name: [UInt8]
    private let prefixLength: Int

    init(system: [UInt8]) {
        name = system + [0x1F]
        prefixLength = name.count
    }

    mutating func booking(_ reference: ArraySlice<UInt8>) -> Identifier { identifier(Identifier.Namespace.booking, reference) }
    mutating func session(_ reference: ArraySlice<UInt8>) -> Identifier { identifier(Identifier.Namespace.session, reference) }
    mutating func course(_ code: ArraySlice<UInt8>) -> Identifier { identifier(Identifier.Namespace.course, code) }
    mutating func group(_ reference: ArraySlice<UInt8>) -> Identifier { identifier(Identifier.Namespace.group, reference) }

    private mutating func identifier(_ namespace: Identifier, _ reference: ArraySlice<UInt8>) -> Identifier {
        name.removeSubrange(prefixLength...)
        name.append(contentsOf: reference)
        return Identifier(namespace: namespace, name: name.span)
    }
}
