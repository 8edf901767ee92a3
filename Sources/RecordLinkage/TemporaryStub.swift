public struct LinkQuestion { public let first = 0, second = 0, isJoined = false, probability = 0.0, worth = 0.0 }
public struct LinkStep { public let first = 0, second = 0, score = 0.0 }
extension Linkage {
    public func questions(limit: Int) -> [LinkQuestion] { [] }
    public func history(ofRows rows: [Int]) -> [LinkStep] { [] }
}
