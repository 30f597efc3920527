package example

fun main() {
    println(TinyNetNetwork().summary().parameters())
    println(TwoStagesNetwork().summary().parameters())
}
