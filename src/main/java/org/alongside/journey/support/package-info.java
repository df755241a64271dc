/** Sharing, planning and support: sessions, ways forward, assessments, and what begins beside the journey. */
@NullMarked
package org.alongside.journey.support;

import org.jspecify.annotations.NullMarked;
