package dev.stagecraft.processor.element;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.SuppressedWarnings;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Nearest;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** What is suppressed is a warning that exists. */
final class SuppressionsKnown implements ElementRule {
    private static final List<String> WARNINGS = Arrays.stream(Message.values())
            .filter(message -> message.severity() == Severity.WARNING)
            .map(Message::id)
            .toList();

    @Override
    public void check(TypeElement network, Origin origin, Diagnostics diagnostics) {
        for (Declared<String> id : SuppressedWarnings.ids(network)) {
            if (!WARNINGS.contains(id.value())) {
                diagnostics.report(
                        Message.UNKNOWN_SUPPRESSION, id.origin(), id.value(), Nearest.to(id.value(), WARNINGS));
            }
        }
    }
}
