/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.javacpp.PointerScope;

/**
 * Keeps what was made for the last few shapes, and closes what it drops: the garbage collector does not see how large that is, and so does
 * not come in time.
 */
public final class Recent<K, V extends Resource> implements Resource {
    static final int KEPT = 8;

    private final Function<K, V> make;
    private final Map<K, Made<V>> made = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Made<V> {
        final V value;
        int users;
        boolean isDropped;

        Made(V value) {
            this.value = value;
        }
    }

    public Recent(Function<K, V> make) {
        this.make = make;
    }

    /** What was made for a key, for the only one who asks: it is valid until he has asked for others. */
    public synchronized V get(K key) {
        return recent(key).value;
    }

    /** Uses what was made for a key. Several may at once: what is dropped meanwhile is closed by the last of its users. */
    public <R> R use(K key, Function<V, R> user) {
        Made<V> taken = take(key);
        try {
            return user.apply(taken.value);
        } finally {
            giveBack(taken);
        }
    }

    private synchronized Made<V> take(K key) {
        Made<V> taken = recent(key);
        taken.users++;
        return taken;
    }

    private synchronized void giveBack(Made<V> taken) {
        taken.users--;
        closeIfDone(taken);
    }

    private Made<V> recent(K key) {
        Made<V> found = made.get(key);
        if (found == null) {
            found = new Made<>(make(key));
            made.put(key, found);
            if (made.size() > KEPT) {
                Iterator<Made<V>> oldest = made.values().iterator();
                drop(oldest.next());
                oldest.remove();
            }
        }
        return found;
    }

    /** Descriptions of primitives are needed until those are made. */
    @SuppressWarnings("unchecked") // Classes of pointers, as variable arguments.
    private V make(K key) {
        PointerScope descriptions = new PointerScope(primitive_desc_base.class, primitive_attr.class, post_ops.class);
        try {
            return make.apply(key);
        } finally {
            descriptions.close();
        }
    }

    private void drop(Made<V> dropped) {
        dropped.isDropped = true;
        closeIfDone(dropped);
    }

    private void closeIfDone(Made<V> dropped) {
        if (dropped.isDropped && dropped.users == 0) {
            dropped.value.close();
        }
    }

    @Override
    public synchronized void close() {
        made.values().forEach(this::drop);
        made.clear();
    }
}
