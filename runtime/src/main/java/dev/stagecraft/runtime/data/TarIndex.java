/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.internal.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Where the images of archives lie, and of which classes they are. */
final class TarIndex {
    private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "png", "bmp", "gif");

    private final List<String> known;
    private final ClassNumbers named;
    private final IntList ends = new IntList();
    private final IntList lengths = new IntList();
    private final IntList labels = new IntList();
    private final UnreadFiles withoutImage = new UnreadFiles();
    private long[] offsets = new long[16];
    private int highest = -1;
    private boolean isNamed;
    private long checksum;

    /** @param known the names of the classes, or none */
    TarIndex(List<String> known) {
        this.known = List.copyOf(known);
        this.named = new ClassNumbers(known);
    }

    /** Adds the images of an archive. */
    void add(Path shard) throws IOException {
        try (TarFile archive = new TarFile(shard)) {
            List<TarArchiveEntry> sample = new ArrayList<>();
            for (TarArchiveEntry entry : archive.getEntries()) {
                if (entry.isFile()) {
                    if (!sample.isEmpty() && !key(entry).equals(key(sample.get(0)))) {
                        add(shard, archive, sample);
                        sample.clear();
                    }
                    sample.add(entry);
                }
            }
            add(shard, archive, sample);
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidDataException(
                    shard, "is no .tar file, or is cut off or damaged (" + e.getMessage() + "): copy it again.", e);
        }
        ends.add(lengths.size());
    }

    /** Up to the first dot of the name, with the folders before it: WebDataset's. */
    private static String key(TarArchiveEntry entry) {
        String name = entry.getName();
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String suffix(TarArchiveEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void add(Path shard, TarFile archive, List<TarArchiveEntry> sample) throws IOException {
        if (sample.isEmpty()) {
            return;
        }
        Optional<TarArchiveEntry> image =
                sample.stream().filter(entry -> IMAGES.contains(suffix(entry))).findFirst();
        if (image.isEmpty()) {
            withoutImage.add(shard.resolveSibling(sample.get(0).getName()));
            return;
        }
        if (image.get().getSize() > Integer.MAX_VALUE - 8) {
            throw new InvalidDataException(
                    shard, "has an image of more than 2 GB, " + image.get().getName() + ": remove it.");
        }
        int label = label(shard, archive, sample);
        if (lengths.size() == offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 3 / 2);
        }
        offsets[lengths.size()] = image.get().getDataOffset();
        lengths.add((int) image.get().getSize());
        labels.add(label);
        checksum += Seeds.of(
                Fingerprints.ofFile(image.get().getName(), label, image.get().getSize()), ends.size());
    }

    private int label(Path shard, TarFile archive, List<TarArchiveEntry> sample) throws IOException {
        for (TarArchiveEntry entry : sample) {
            String suffix = suffix(entry);
            if (suffix.equals("cls") || suffix.equals("json")) {
                try (InputStream stream = archive.getInputStream(entry)) {
                    String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
                    Optional<String> label =
                            suffix.equals("cls") ? Optional.of(text) : SampleJson.label(shard, entry.getName(), text);
                    if (label.isPresent()) {
                        return number(shard, entry.getName(), label.get());
                    }
                }
            }
        }
        throw new InvalidDataException(
                shard, "has no class for " + sample.get(0).getName() + ": add a .cls or .json file with it.");
    }

    /** A number is that of a class; anything else is its name. All must be of one kind. */
    private int number(Path shard, String entry, String label) throws InvalidDataException {
        boolean isNumber = label.matches("\\d{1,9}");
        if (labels.size() > 0 && isNamed == isNumber) {
            throw new InvalidDataException(
                    shard,
                    "has the label \"" + label + "\" in " + entry + ", but others are "
                            + (isNamed ? "names" : "numbers") + ": use one kind for all.");
        }
        isNamed = !isNumber;
        if (isNumber) {
            int number = Integer.parseInt(label);
            highest = Math.max(highest, number);
            if (!known.isEmpty() && number >= known.size()) {
                throw new InvalidDataException(
                        shard,
                        "has the label " + number + " in " + entry + ", but there are " + known.size()
                                + " classes, 0 to " + (known.size() - 1) + ": correct it.");
            }
            return number;
        }
        return named.of(label)
                .orElseThrow(() -> new InvalidDataException(
                        shard,
                        "has the label \"" + label + "\" in " + entry + ", which is none of the classes: correct it."));
    }

    int size() {
        return lengths.size();
    }

    boolean isNumbered() {
        return !isNamed;
    }

    UnreadFiles withoutImage() {
        return withoutImage;
    }

    int[] ends() {
        return ends.toArray();
    }

    long[] offsets() {
        return Arrays.copyOf(offsets, size());
    }

    int[] lengths() {
        return lengths.toArray();
    }

    int[] labels() {
        return isNamed ? named.inOrder(labels.toArray()) : labels.toArray();
    }

    List<String> classNames() {
        if (isNamed) {
            return named.names();
        }
        return known.isEmpty()
                ? IntStream.rangeClosed(0, highest).mapToObj(String::valueOf).toList()
                : known;
    }

    String fingerprint() {
        return String.format(
                Locale.ROOT,
                "%d images in %d classes (%s), checksum %016x",
                size(),
                classNames().size(),
                Fingerprints.ofNames(classNames()),
                checksum);
    }
}
