/**
 * Gamma and its logarithm as CPython computes them (C `m_tgamma`, `m_lgamma`): the Lanczos approximation with g =
 * 6.0246… and 13 terms, whose coefficients are those of the Boost libraries. Its errors of a few last bits are part of
 * the results.
 */
import { cos, sin } from '../../../runtime/values/circular.ts';
import { exp, log } from '../../../runtime/values/elementary.ts';

const G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;
const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
const LOG_PI = 1.1447298858494002;

function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      above = above * x + NUMERATOR[i];
      below = below * x + DENOMINATOR[i];
    }
  } else {
    for (let i = 0; i <= 12; i++) {
      above = above / x + NUMERATOR[i];
      below = below / x + DENOMINATOR[i];
    }
  }
  return above / below;
}

/** sin(πx), exact at the multiples of 1/2. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  let r: number;
  switch (Math.round(2 * y)) {
    case 0:
      r = sin(Math.PI * y);
      break;
    case 1:
      r = cos(Math.PI * (y - 0.5));
      break;
    case 2:
      // The sine of the rest, so that zeros come out as zeros.
      r = sin(Math.PI * (1 - y));
      break;
    case 3:
      r = -cos(Math.PI * (y - 1.5));
      break;
    default:
      r = sin(Math.PI * (y - 2));
  }
  return x < 0 ? -r : r;
}

/** Γ(1) to Γ(23): factorials that floats hold exactly. */
const FACTORIALS = [1];
for (let n = 1; n < 23; n++) FACTORIALS.push(FACTORIALS[n - 1] * n);

/** Γ(x); NaN where it is not defined, an infinity where it is too large. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === Number.NEGATIVE_INFINITY || x === 0) return Number.NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= 23) return FACTORIALS[x - 1];
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Number.POSITIVE_INFINITY;
  const y = size + G_MINUS_HALF;
  // The rounding error of y, from which the result is corrected.
  let z = size > G_MINUS_HALF ? y - size - G_MINUS_HALF : y - G_MINUS_HALF - size;
  z = (z * G) / y;
  let r: number;
  if (x < 0) {
    r = ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size);
    r -= z * r;
    if (size < 140) return r / y ** (size - 0.5);
    const root = y ** (size / 2 - 0.25);
    return r / root / root;
  }
  r = lanczosSum(size) / exp(y);
  r += z * r;
  if (size < 140) return r * y ** (size - 0.5);
  const root = y ** (size / 2 - 0.25);
  return r * root * root;
}

/** log |Γ(x)|; an infinity at the poles and where it is too large. */
export function lgamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let r = log(lanczosSum(size)) - G;
  r += (size - 0.5) * (log(size + G - 0.5) - 1);
  if (x < 0) r = LOG_PI - log(Math.abs(sinPi(size))) - log(size) - r;
  return r;
}
