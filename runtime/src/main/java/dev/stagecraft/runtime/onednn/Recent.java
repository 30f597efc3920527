package dev.stagecraft.runtime.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps what was made for the last few shapes. */
public final class Recent<K, V> implements Resource {
    private static final int KEPT = 8;

    private final Function<K, V> make;
    private final Map<K, V> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        // What is dropped may still be in use: it is left to the garbage collector, which frees it too.
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    };

    public Recent(Function<K, V> make) {
        this.make = make;
    }

    public synchronized V get(K key) {
        return made.computeIfAbsent(key, make);
    }

    @Override
    public synchronized void close() {
        for (V value : made.values()) {
            if (value instanceof Resource resource) {
                resource.close();
            }
        }
        made.clear();
    }
}
