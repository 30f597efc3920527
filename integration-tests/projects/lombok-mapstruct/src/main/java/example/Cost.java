package example;

import lombok.Value;

/** Lombok writes its constructor and getters. */
@Value
public class Cost {
    String network;
    long parameters;
    long multiplyAdds;
}
