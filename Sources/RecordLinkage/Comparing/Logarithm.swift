internal import Glibc

/// Logarithms to base 2: evidence is counted in bits.
enum Logarithm {
    static func base2(_ value: Double) -> Float { Float(log2(max(value, 1e-300))) }
    static func bits(_ value: Double) -> Double { log2(max(value, 1e-300)) }
    static func power(_ bits: Double) -> Double { exp2(bits) }
}
