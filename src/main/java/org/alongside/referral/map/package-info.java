/**
 * The map of a survivor's support: what is in place, what they wish for, what they have stepped out of, who coordinates, and what each
 * may be told. It knows no journey; the peer relationship stays open whatever stands on it. (REFER-04, CONSENT-05)
 */
@NullMarked
@NamedInterface("map")
package org.alongside.referral.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
