// Spellings seen on laboratory sheets, in messages and in what people type. UCUM's own spellings
// are those of https://ucum.org, case-sensitive form.
extension UnitText {
  static let superscripts: [Unicode.Scalar: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-",
  ]

  /// Characters that stand for others; both kinds of micro sign among them.
  static let symbols: [Unicode.Scalar: String] = [
    "µ": "u", "μ": "u", "×": "*", "✕": "*", "·": ".", "⋅": ".", "•": ".", "∙": ".", "∕": "/",
    "÷": "/", "−": "-", "–": "-", "℃": "Cel", "℉": "[degF]", "º": "°", "㎡": "m2", "㎎": "mg",
    "㎏": "kg", "㎝": "cm", "㎜": "mm", "㎖": "mL", "㎗": "dL", "㎍": "ug", "㎕": "uL", "ℓ": "L",
    "％": "%", "【": "[", "】": "]", "（": "(", "）": ")",
  ]

  /// Whole spellings that are not read factor by factor; keys in lower case, or exact.
  static let wholes: [String: String] = [
    "": "1", "/": "1", "score": "1", "scores": "1", "points": "1", "分": "1", "分数": "1",
    "ratio": "1", "比值": "1", "nominal": "1", "ph": "1", "[ph]": "1", "ordinal": "1",
    "bpm": "/min", "°c": "Cel", "degc": "Cel", "cel": "Cel", "摄氏度": "Cel", "度": "Cel",
    "°f": "[degF]", "degf": "[degF]", "[degf]": "[degF]", "华氏度": "[degF]",
    "mg%": "mg/dL", "g%": "g/dL", "percent": "%", "百分比": "%", "百分之": "%",
    // A sheet that lost the raised 9 of 10⁹/L.
    "109/l": "10*9/L", "1012/l": "10*12/L",
  ]

  /// Short forms that can also be read as something else.
  static let shorthand: [String: String] = [
    "G/L": "10*9/L", "G/l": "10*9/L", "T/L": "10*12/L", "T/l": "10*12/L",
    "K/uL": "10*3/uL", "K/ul": "10*3/uL", "k/uL": "10*3/uL", "k/ul": "10*3/uL",
    "K/mcL": "10*3/uL", "K/mm3": "10*3/uL", "K/cumm": "10*3/uL", "thou/uL": "10*3/uL",
    "M/uL": "10*6/uL", "M/ul": "10*6/uL", "M/mcL": "10*6/uL", "M/mm3": "10*6/uL",
    "mil/uL": "10*6/uL", "mill/uL": "10*6/uL",
  ]

  /// Folded factors that are units; `73m2` is the rest of `1.73m2` after its point.
  static let knownFactors = Set(factors.values).union(["%", "Cel", "[degF]", "73m2", "‰"])

  /// Factors by their spelling in lower case; an empty one counts things and has no size.
  static let factors: [String: String] = [
    "l": "L", "ml": "mL", "dl": "dL", "cl": "cL", "ul": "uL", "mcl": "uL", "fl": "fL",
    "mm3": "uL", "mm^3": "uL", "cumm": "uL", "cm3": "mL", "cc": "mL", "升": "L", "毫升": "mL",
    "g": "g", "kg": "kg", "mg": "mg", "ug": "ug", "mcg": "ug", "ng": "ng", "pg": "pg",
    "克": "g", "千克": "kg", "公斤": "kg", "毫克": "mg", "斤": "斤", "市斤": "斤",
    "lb": "[lb_av]", "lbs": "[lb_av]", "[lb_av]": "[lb_av]", "磅": "[lb_av]",
    "mol": "mol", "mmol": "mmol", "umol": "umol", "nmol": "nmol", "pmol": "pmol",
    "eq": "eq", "meq": "meq", "ueq": "ueq",
    "u": "U", "iu": "U", "[iu]": "U", "ku": "kU", "kiu": "kU", "k[iu]": "kU",
    "mu": "mU", "miu": "mU", "m[iu]": "mU", "uu": "uU", "uiu": "uU", "u[iu]": "uU",
    "ukat": "ukat", "nkat": "nkat",
    "m": "m", "cm": "cm", "mm": "mm", "um": "um", "米": "m", "厘米": "cm", "毫米": "mm",
    "in": "[in_i]", "inch": "[in_i]", "inches": "[in_i]", "[in_i]": "[in_i]", "英寸": "[in_i]",
    "尺": "市尺", "市尺": "市尺", "m2": "m2", "m^2": "m2", "sqm": "m2",
    "mmhg": "mm[Hg]", "mm[hg]": "mm[Hg]", "毫米汞柱": "mm[Hg]", "kpa": "kPa", "千帕": "kPa",
    "s": "s", "sec": "s", "秒": "s", "min": "min", "分": "min", "分钟": "min",
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "1h": "h", "小时": "h",
    "d": "d", "day": "d", "天": "d", "日": "d", "wk": "wk", "周": "wk",
    "beats": "", "beat": "", "breaths": "", "breath": "", "steps": "", "次": "", "步": "",
    "cells": "", "cell": "", "copies": "", "copy": "", "个": "", "拷贝": "",
    "giga": "10*9", "tera": "10*12",
    "gm": "g", "gms": "g", "gram": "g", "grams": "g", "微克": "ug", "纳克": "ng", "皮克": "pg",
    "两": "两", "寸": "寸", "oz": "[oz_av]", "盎司": "[oz_av]", "ft": "[ft_i]", "英尺": "[ft_i]",
    "分升": "dL", "微升": "uL", "飞升": "fL", "公升": "L", "liter": "L", "litre": "L",
    "摩尔": "mol", "毫摩尔": "mmol", "毫摩": "mmol", "微摩尔": "umol", "微摩": "umol",
    "纳摩尔": "nmol", "皮摩尔": "pmol", "毫当量": "meq", "平方米": "m2",
    "单位": "U", "国际单位": "U", "千单位": "kU", "毫单位": "mU", "毫国际单位": "mU",
    "微单位": "uU", "微国际单位": "uU",
    "seconds": "s", "minute": "min", "minutes": "min", "mins": "min", "hours": "h", "时": "h",
    "days": "d", "week": "wk", "weeks": "wk", "星期": "wk", "礼拜": "wk",
    "month": "mo", "months": "mo", "月": "mo", "个月": "mo",
    "year": "a", "years": "a", "yr": "a", "yrs": "a", "年": "a", "岁": "a", "周岁": "a",
    "gcr": "g", "gcrea": "g", "gcreat": "g", "mmolcr": "mmol", "mmolcrea": "mmol",
    "mmolcreat": "mmol", "cr": "", "creat": "", "crea": "", "肌酐": "",
  ]
}
