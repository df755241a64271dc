package org.alongside.groups.group;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The anniversary days of the regions, as the Holidays Act knows them: each province of old has one, and the regions of
 * today that it covers share it.
 */
enum Anniversary {
    /** Also Northland, Waikato, Bay of Plenty and Gisborne. */
    AUCKLAND("auckland", "Auckland", "auk"),
    TARANAKI("taranaki", "Taranaki", "tki"),
    HAWKES_BAY("hawkes-bay", "Hawke's Bay", "hkb"),
    /** Also Manawatū and Whanganui. */
    WELLINGTON("wellington", "Wellington", "wgn"),
    MARLBOROUGH("marlborough", "Marlborough", "mbh"),
    /** Also Tasman and Buller. */
    NELSON("nelson", "Nelson", "nsn"),
    /** North and middle: Show Day in Christchurch, which the library does not know; see {@link PublicHolidays}. */
    CANTERBURY("canterbury", "Canterbury", ""),
    SOUTH_CANTERBURY("south-canterbury", "South Canterbury", "can"),
    WESTLAND("westland", "Westland", "wtc"),
    OTAGO("otago", "Otago", "ota"),
    SOUTHLAND("southland", "Southland", "stl"),
    CHATHAM_ISLANDS("chatham-islands", "Chatham Islands", "cit");

    private final String region;
    private final String province;
    private final String inLibrary;

    Anniversary(String region, String province, String inLibrary) {
        this.region = region;
        this.province = province;
        this.inLibrary = inLibrary;
    }

    String title() {
        return province + " Anniversary Day";
    }

    /** What the library calls the region; empty where it does not have the day. */
    String inLibrary() {
        return inLibrary;
    }

    /**
     * The anniversary of a region, or none where none is named.
     *
     * @throws IllegalArgumentException for a region that there is not, so that the application does not start
     */
    static Optional<Anniversary> of(String property, String region) {
        if (region.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(anniversary -> anniversary.region.equals(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        property + " is " + region + ", but has to be empty or one of " + regions() + ".")));
    }

    /** Whether it is a region that there is, or none is named. */
    static boolean isRegionOrNone(String region) {
        return region.isEmpty() || Arrays.stream(values()).anyMatch(each -> each.region.equals(region));
    }

    /** As they are written in a setting, with commas between them. */
    static String regions() {
        return Arrays.stream(values()).map(each -> each.region).collect(Collectors.joining(", "));
    }
}
