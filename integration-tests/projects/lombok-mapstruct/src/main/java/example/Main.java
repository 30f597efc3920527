package example;

import org.mapstruct.factory.Mappers;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Cost cost = Mappers.getMapper(CostMapper.class).cost(new TinyNetNetwork().summary());
        System.out.println(cost.getParameters());
        System.out.println(cost.getNetwork());
    }
}
