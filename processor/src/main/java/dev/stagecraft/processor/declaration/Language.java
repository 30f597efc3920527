package dev.stagecraft.processor.declaration;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Budget;
import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.ResidualStages;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language. */
public final class Language {
    /** The qualified names of its annotations. */
    public static final Set<String> ANNOTATIONS = Stream.of(
                    ResidualNetwork.class,
                    Input.class,
                    Stem.class,
                    ResidualStage.class,
                    ResidualStages.class,
                    BlockDesign.class,
                    Convolution.class,
                    Normalization.class,
                    SqueezeExcitation.class,
                    Head.class,
                    Budget.class)
            .map(Class::getCanonicalName)
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));

    /** Their simple names, {@code ResidualStage}. */
    public static final Set<String> SIMPLE_NAMES = ANNOTATIONS.stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    private Language() {}

    /** An annotation as it is written: instead of the container of several, one of them. */
    public static String written(String annotation) {
        boolean isContainer = annotation.equals(ResidualStages.class.getCanonicalName());
        return isContainer ? ResidualStage.class.getCanonicalName() : annotation;
    }
}
