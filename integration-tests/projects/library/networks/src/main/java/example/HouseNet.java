package example;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import library.House;
import library.Narrow;

@ResidualNetwork
@ResidualStage(filters = 16, blocks = 1, block = Narrow.class)
public interface HouseNet extends House {}
