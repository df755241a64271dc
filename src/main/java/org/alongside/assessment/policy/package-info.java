/** Rules of the assessment. */
@NullMarked
package org.alongside.assessment.policy;

import org.jspecify.annotations.NullMarked;
