/** One-time links by which a survivor opens a page of their own, and what an opened one became. */
@NullMarked
@NamedInterface("link")
package org.alongside.assessment.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
