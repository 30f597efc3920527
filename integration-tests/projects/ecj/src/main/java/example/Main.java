package example;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println(new TinyNetNetwork().summary().parameters());
    }
}
