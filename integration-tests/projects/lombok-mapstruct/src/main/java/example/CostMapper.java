package example;

import dev.stagecraft.runtime.NetworkSummary;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** MapStruct writes its implementation. */
@Mapper
public interface CostMapper {
    @Mapping(target = "network", expression = "java(summary.name())")
    @Mapping(target = "parameters", expression = "java(summary.parameters())")
    @Mapping(target = "multiplyAdds", expression = "java(summary.multiplyAdds())")
    Cost cost(NetworkSummary summary);
}
